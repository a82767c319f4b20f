import { graphql, useFragment } from 'react-relay';
import type { WhyLate_assignment$data, WhyLate_assignment$key } from '../../__generated__/WhyLate_assignment.graphql';
import { showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Section } from '../../ui/Layout';
import { Split, type SplitTone } from '../../ui/Split';
import { Table } from '../../ui/Table';

const fragment = graphql`
  fragment WhyLate_assignment on Assignment {
    timeStatus { daysLate daysLateAgainstOriginal }
    timeAttribution {
      sentence
      totals { bearer label hours }
      spans { bearer label from until hours }
    }
  }
`;

type Span = NonNullable<WhyLate_assignment$data['timeAttribution']>['spans'][number];

const TONES: Record<string, SplitTone> = { LEAD: 'accent', ASSIGNER: 'violet', COORDINATOR: 'blue', ACCEPTER: 'amber', EXTENSION_DECIDER: 'orange', SUSPENDED: 'grey' };

/** Where the time went: one sentence, which opens to the split as a bar and tables. */
export function WhyLate({ assignment }: { assignment: WhyLate_assignment$key }) {
  const { view } = useWords();
  const { timeAttribution, timeStatus } = useFragment(fragment, assignment);
  if (!timeAttribution) return null;
  const late = timeStatus.daysLate > 0 || timeStatus.daysLateAgainstOriginal > 0;
  const totals = timeAttribution.totals.filter((total) => total.hours > 0);
  const columns = [
    { key: 'who', title: view.timeBearer, names: true, width: 40, cell: ({ label }: Span) => label },
    { key: 'from', title: view.timeFrom, width: 22, cell: ({ from }: Span) => showMoment(from) },
    { key: 'until', title: view.timeUntil, width: 22, cell: ({ until }: Span) => showMoment(until) },
    { key: 'days', title: view.timeSpent, width: 16, cell: ({ hours }: Span) => view.days(hours / 24) },
  ];
  return (
    <Section title={late ? view.why : view.timeShares} id="vi-sao-tre">
      <p className="why-sentence">{timeAttribution.sentence}</p>
      {totals.length > 0 ? (
        <details className="more" open={late}>
          <summary>{view.whyOpen}</summary>
          <div className="stack">
            <Split
              caption={view.timeShares}
              columns={{ part: view.timeBearer, size: view.timeSpent, share: view.timeShare }}
              parts={totals.map(({ bearer, label, hours }, index) => ({ key: `${bearer}${index}`, label, value: hours, words: view.days(hours / 24), tone: TONES[bearer] ?? 'grey' }))}
            />
            <details className="more">
              <summary>{view.whySpans(timeAttribution.spans.length)}</summary>
              <Table caption={<span className="visually-hidden">{view.whySpans(timeAttribution.spans.length)}</span>} columns={columns} items={timeAttribution.spans} keyOf={(span) => `${span.from}${span.until}${span.bearer}`} />
            </details>
            <p className="soft">{view.whyHow}</p>
          </div>
        </details>
      ) : null}
    </Section>
  );
}
