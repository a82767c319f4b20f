import { graphql, useFragment } from 'react-relay';
import type { DeadlineLedger_assignment$data, DeadlineLedger_assignment$key } from '../../__generated__/DeadlineLedger_assignment.graphql';
import { showDay, showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { Prose, Section } from '../../ui/Layout';
import { type Moment, Timeline } from '../../ui/Timeline';

const fragment = graphql`
  fragment DeadlineLedger_assignment on Assignment {
    deadline { original calendarVersion }
    deadlineLedger {
      kind
      requestId
      requestedUntil
      requestedBy { label }
      requestedAt
      reason
      claimedCause
      afterExpiry
      decision
      decidedBy { label }
      decidedAt
      decisionReason
      due
      cause
    }
  }
`;

type Entry = DeadlineLedger_assignment$data['deadlineLedger'][number];

function momentOf(entry: Entry, index: number, { view, work }: Dictionary): Moment {
  const due = entry.due ? showDay(entry.due) : work.undated;
  const causeOf = (cause: Entry['cause']) => (cause === 'OBJECTIVE' || cause === 'SUBJECTIVE' ? view.causes[cause] : '');
  const key = `${entry.kind}${entry.requestId ?? index}`;
  const decided = entry.decidedBy ? (
    <p className="moment-note">{view.decidedBy}: {entry.decidedBy.label}{entry.kind === 'EXTENSION' && entry.decidedAt ? `, ${showMoment(entry.decidedAt)}` : ''}</p>
  ) : null;
  switch (entry.kind) {
    case 'EXTENSION': {
      const verdict = entry.decision === 'GRANTED' ? view.ledgerGranted(due) : entry.decision === 'REFUSED' ? view.ledgerRefused : view.ledgerPending;
      return {
        key,
        title: entry.requestedUntil ? view.ledgerRequest(showDay(entry.requestedUntil)) : view.ledgerGranted(due),
        when: entry.requestedAt ? showMoment(entry.requestedAt) : '',
        tone: entry.decision === 'GRANTED' ? 'good' : entry.decision === 'REFUSED' ? 'bad' : 'warn',
        body: (
          <>
            {entry.requestedBy ? <p className="moment-note">{view.askedBy}: {entry.requestedBy.label}; {entry.afterExpiry ? view.afterExpiry : view.beforeExpiry}</p> : null}
            {entry.reason ? <Prose>{view.reason}: {entry.reason}{entry.claimedCause ? ` (${causeOf(entry.claimedCause)})` : ''}</Prose> : null}
            <p><strong>{verdict}</strong></p>
            {entry.decisionReason ? <Prose>{entry.decisionReason}</Prose> : null}
            {decided}
          </>
        ),
      };
    }
    case 'CAUSE_CONFIRMED':
      return { key, title: `${view.cause}: ${causeOf(entry.cause)}`, when: entry.decidedAt ? showMoment(entry.decidedAt) : '', body: <>{entry.decisionReason || entry.reason ? <Prose>{entry.decisionReason ?? entry.reason}</Prose> : null}{decided}</> };
    case 'REOPENED':
      return { key, title: view.ledgerReopened(due), when: entry.decidedAt ? showMoment(entry.decidedAt) : '', tone: 'warn', body: decided };
    default:
      return { key, title: `${view.ledgerOriginal}: ${due}`, when: entry.decidedAt ? showMoment(entry.decidedAt) : '', body: decided };
  }
}

/** The first date, every request with its reason and decision, and the date now. */
export function DeadlineLedger({ assignment }: { assignment: DeadlineLedger_assignment$key }) {
  const words = useWords();
  const { view } = words;
  const { deadlineLedger, deadline } = useFragment(fragment, assignment);
  return (
    <Section title={view.ledger} aside={deadline.calendarVersion > 0 ? view.calendar(deadline.calendarVersion) : undefined}>
      <Timeline label={view.ledger} moments={deadlineLedger.map((entry, index) => momentOf(entry, index, words))} />
      {deadlineLedger.some((entry) => entry.kind === 'EXTENSION') ? null : <p className="soft">{view.ledgerEmpty}</p>}
    </Section>
  );
}
