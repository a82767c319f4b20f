import { graphql, useFragment } from 'react-relay';
import type { AssignmentActs_assignment$data, AssignmentActs_assignment$key } from '../../__generated__/AssignmentActs_assignment.graphql';
import type { Choice } from '../../domain/choice';
import { showDay, showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Dialog } from '../../ui/Dialog';
import { Section } from '../../ui/Layout';
import { actName } from '../../ui/work/act';
import { ActForm } from './acts/ActForm';
import { actSpec } from './acts';
import { RefusedActs } from './RefusedActs';
import type { ItemSource } from './acts/spec';

const fragment = graphql`
  fragment AssignmentActs_assignment on Assignment {
    id
    code
    revision
    nextAct
    availableActs { act allowed reason }
    openItems { id kind text askedAt askedBy { label } requestedUntil replyBy clarity }
    evidence { id title dated supersededBy }
    terms {
      milestones { index title due reachedAt }
      coordinators { part position { id label } }
    }
    recent: history(last: 30) { nodes { revision label recordedAt } }
  }
`;

/** Acts that matter most come first; the rest stay one press away. */
const ORDER = [
  'ISSUE', 'DRAFT_REVISE', 'ACKNOWLEDGE', 'RESULT_ACCEPT', 'RESULT_RETURN', 'EXTENSION_GRANT', 'EXTENSION_REFUSE', 'CLARITY_ANSWER', 'PROPOSAL_ANSWER', 'CONTRIBUTION_MAKE',
  'URGE_ANSWER', 'PROGRESS_REPORT', 'RESULT_SUBMIT', 'EXTENSION_REQUEST', 'CLARITY_QUERY', 'DECLINE', 'LEAD_REASSIGN', 'URGE', 'RESUME', 'SUSPEND', 'REOPEN', 'CANCEL', 'WORK_FILE_CLOSE',
];
const SHOWN = 5;
const rank = (act: string) => (ORDER.includes(act) ? ORDER.indexOf(act) : ORDER.length);

function choicesOf(data: AssignmentActs_assignment$data, source: ItemSource | undefined): readonly Choice[] {
  switch (source) {
    case undefined: return [];
    case 'MILESTONE': return data.terms.milestones.filter((one) => !one.reachedAt).map((one) => ({ id: String(one.index), label: one.title, detail: showDay(one.due) }));
    case 'EVIDENCE': return data.evidence.filter((one) => !one.supersededBy).map((one) => ({ id: one.id, label: one.title, detail: showDay(one.dated) }));
    case 'COORDINATOR': return data.terms.coordinators.flatMap((one) => (one.position ? [{ id: one.position.id, label: one.position.label, detail: one.part }] : []));
    case 'ENTRY': return (data.recent?.nodes ?? []).map((one) => ({ id: String(one.revision), label: one.label, detail: showMoment(one.recordedAt) })).toReversed();
    default:
      return data.openItems.filter((one) => one.kind === source).map((one) => ({
        id: one.id,
        label: one.requestedUntil ? `→ ${showDay(one.requestedUntil)}: ${one.text}` : one.text,
        detail: [one.askedBy?.label, showMoment(one.askedAt)].filter(Boolean).join(', '),
      }));
  }
}

/** What the viewer may do now, as the server says; and what not, and why. */
export function AssignmentActs({ assignment, opened, onOpen, onDone }: {
  assignment: AssignmentActs_assignment$key;
  opened: string | null;
  onOpen: (act: string | null) => void;
  onDone: (name: string, repeated: boolean) => void;
}) {
  const words = useWords();
  const { view, app, acts, give } = words;
  const data = useFragment(fragment, assignment);
  const known = data.availableActs.filter(({ act }) => act === 'DRAFT_REVISE' || actSpec(act) !== null);
  const allowed = known
    .filter((one) => one.allowed)
    .map(({ act }) => act)
    .toSorted((a, b) => Number(b === data.nextAct) - Number(a === data.nextAct) || rank(a) - rank(b));
  const refused = known.filter((one) => !one.allowed && one.reason);
  const spec = opened && allowed.some((act) => act === opened) ? actSpec(opened) : null;

  const button = (act: string) =>
    act === 'DRAFT_REVISE' ? (
      <LinkButton key={act} to="/giao-viec/moi" search={{ draft: data.code }} tone="quiet">{actName(words, act)}</LinkButton>
    ) : (
      <Action key={act} tone={act === data.nextAct ? 'primary' : actSpec(act)?.grave ? 'danger' : 'quiet'} onClick={() => onOpen(act)}>
        {actName(words, act)}
      </Action>
    );

  return (
    <Section title={view.acts}>
      {allowed.length === 0 ? <p className="soft">{view.noActs}</p> : <div className="row">{allowed.slice(0, SHOWN).map(button)}</div>}
      {allowed.length > SHOWN ? (
        <details className="more">
          <summary>{view.moreActs(allowed.length - SHOWN)}</summary>
          <div className="row">{allowed.slice(SHOWN).map(button)}</div>
        </details>
      ) : null}
      <RefusedActs refused={refused} asked={opened} />
      {opened && spec ? (
        <Dialog opened title={`${actName(words, opened)} · ${data.code}`} onClose={() => onOpen(null)} closeLabel={app.close}>
          <ActForm
            key={opened}
            act={opened}
            explain={opened in acts.explain ? acts.explain[opened as keyof typeof acts.explain] : give.lede}
            spec={spec}
            assignment={data.id}
            revision={data.revision}
            items={choicesOf(data, spec.items)}
            onCancel={() => onOpen(null)}
            onDone={(repeated) => onDone(actName(words, opened), repeated)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
}
