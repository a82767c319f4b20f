import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { CheckIcon, ClockIcon, InfoIcon } from '../../ui/icons';
import type { Answer, Outbox } from './useOutbox';

/** What becomes of the last answer: on its way and still to be taken back, recorded, or taken back. */
export function OutboxBar({ outbox, onBack }: { outbox: Outbox; onBack: (key: string) => void }) {
  const { inbox } = useWords();
  const { waiting, sent, undone, told } = outbox;
  const name = ({ kind, verb }: Answer) => (verb === 'refer' ? inbox.referred : verb === 'return' ? inbox.answer[kind].undone : inbox.answer[kind].done);
  return (
    <div className="outbox" role="status">
      {waiting ? (
        <div className="outbox-bar">
          <p><ClockIcon /> {inbox.sending(name(waiting), waiting.code)}</p>
          <span className="row">
            <Action tone="quiet" small onClick={() => {
              outbox.undo();
              onBack(waiting.key);
            }}>{inbox.undo}</Action>
            <Action tone="quiet" small onClick={outbox.flush}>{inbox.now}</Action>
          </span>
        </div>
      ) : sent ? (
        <div className="outbox-bar"><p><CheckIcon /> {inbox.sent(name(sent), sent.code)}</p></div>
      ) : undone && !told ? (
        <div className="outbox-bar"><p><InfoIcon /> {inbox.undone(undone.code)}</p></div>
      ) : null}
    </div>
  );
}
