import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { actName } from '../../ui/work/act';
import type { WorkItem } from './WorkGroup';

/** What I do next with one assignment: one tap where nothing must be asked, a form where something must. */
export function NextAct({ item, calm, ended, reporting, acknowledging, onReport, onAcknowledge }: {
  item: WorkItem; calm: boolean; ended: boolean; reporting: boolean; acknowledging: boolean; onReport: () => void; onAcknowledge: () => void;
}) {
  const words = useWords();
  const { work, quick } = words;
  const { nextAct, waitingFor, assignment } = item;
  if (!assignment || (!nextAct && !waitingFor)) return null;
  if (waitingFor && !ended) return <span className="soft">{work.waitingFor(waitingFor)}{nextAct ? ` · ${actName(words, nextAct)}` : ''}</span>;
  if (!nextAct || waitingFor) return null;
  const { code, id } = assignment;
  if (nextAct === 'ACKNOWLEDGE') {
    return acknowledging ? null : <Action small label={quick.acknowledgeOf(code)} onClick={onAcknowledge}>{actName(words, nextAct)}</Action>;
  }
  const toForm = (act: string, quiet: boolean) => (
    <LinkButton to="/viec/$code" params={{ code }} search={{ act }} small tone={quiet ? 'quiet' : 'primary'} aria-label={`${actName(words, act)}: ${code}`}>
      {actName(words, act)}
    </LinkButton>
  );
  if (nextAct === 'RESULT_SUBMIT') {
    return (
      <span className="next-acts">
        <Action id={`bao-cao-${id}`} small tone={calm ? 'quiet' : 'primary'} label={quick.reportOf(code)} expanded={reporting} onClick={onReport}>{quick.report}</Action>
        {toForm(nextAct, true)}
      </span>
    );
  }
  return toForm(nextAct, calm || ended);
}
