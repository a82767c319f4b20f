import { graphql, useFragment } from 'react-relay';
import type { WhyLate_assignment$key } from '../../__generated__/WhyLate_assignment.graphql';
import { useWords } from '../../i18n';
import { Section } from '../../ui/Layout';
import { Shares } from '../../ui/Shares';

const fragment = graphql`
  fragment WhyLate_assignment on Assignment {
    timeStatus { daysLate daysLateAgainstOriginal }
    timeAttribution { sentence totals { bearer label hours } }
  }
`;

/** Where the time went, party by party, in one sentence and in figures. */
export function WhyLate({ assignment }: { assignment: WhyLate_assignment$key }) {
  const { view } = useWords();
  const { timeAttribution, timeStatus } = useFragment(fragment, assignment);
  if (!timeAttribution) return null;
  const late = timeStatus.daysLate > 0 || timeStatus.daysLateAgainstOriginal > 0;
  const totals = timeAttribution.totals.filter((total) => total.hours > 0);
  return (
    <Section title={late ? view.why : view.timeShares}>
      <p>{timeAttribution.sentence}</p>
      {totals.length > 0 ? (
        <Shares label={view.timeShares} shares={totals.map(({ bearer, label, hours }) => ({ key: bearer, label, value: hours, words: view.days(hours / 24) }))} />
      ) : null}
      <p className="soft">{view.whyHow}</p>
    </Section>
  );
}
