import { graphql, usePaginationFragment } from 'react-relay';
import type { InspectionHistory_inspection$key } from '../../__generated__/InspectionHistory_inspection.graphql';
import type { InspectionHistoryMoreQuery } from '../../__generated__/InspectionHistoryMoreQuery.graphql';
import { Action } from '../../ui/Action';
import { Section } from '../../ui/Layout';
import { EventEntry } from './EventEntry';
import { useInspectionWords } from './words';

const fragment = graphql`
  fragment InspectionHistory_inspection on Inspection
  @refetchable(queryName: "InspectionHistoryMoreQuery")
  @argumentDefinitions(last: { type: "Int", defaultValue: 5 }, before: { type: "String" }) {
    history(last: $last, before: $before) @connection(key: "InspectionHistory_history") {
      totalCount
      edges { node { id ...EventEntry_entry } }
    }
  }
`;

/** Everything that happened in it, newest first. */
export function InspectionHistory({ inspection }: { inspection: InspectionHistory_inspection$key }) {
  const words = useInspectionWords();
  const { data, hasPrevious, loadPrevious, isLoadingPrevious } = usePaginationFragment<InspectionHistoryMoreQuery, InspectionHistory_inspection$key>(fragment, inspection);
  const entries = (data.history?.edges ?? []).map((edge) => edge.node).toReversed();
  return (
    <Section title={`${words.history} (${data.history?.totalCount ?? entries.length})`}>
      <ol className="timeline" aria-label={words.history}>
        {entries.map((entry) => <li key={entry.id} className="moment moment-plain"><EventEntry entry={entry} own /></li>)}
      </ol>
      {hasPrevious ? <div className="row no-print"><Action tone="quiet" busy={isLoadingPrevious} onClick={() => loadPrevious(20)}>{words.more}</Action></div> : null}
    </Section>
  );
}
