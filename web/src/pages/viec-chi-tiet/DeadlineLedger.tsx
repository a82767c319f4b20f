import { graphql, useFragment } from 'react-relay';
import type { DeadlineLedger_assignment$key } from '../../__generated__/DeadlineLedger_assignment.graphql';
import { useWords } from '../../i18n';
import { Section } from '../../ui/Layout';
import { Ledger } from '../../ui/work/Ledger';

const fragment = graphql`
  fragment DeadlineLedger_assignment on Assignment {
    deadline { calendarVersion }
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

/** Every date the assignment has had, and why. */
export function DeadlineLedger({ assignment }: { assignment: DeadlineLedger_assignment$key }) {
  const { view } = useWords();
  const { deadlineLedger, deadline } = useFragment(fragment, assignment);
  return (
    <Section title={view.ledger} aside={deadline.calendarVersion > 0 ? view.calendar(deadline.calendarVersion) : undefined}>
      <Ledger entries={deadlineLedger} />
    </Section>
  );
}
