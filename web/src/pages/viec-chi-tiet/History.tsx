import { Link } from '@tanstack/react-router';
import { graphql, usePaginationFragment } from 'react-relay';
import type { History_assignment$key } from '../../__generated__/History_assignment.graphql';
import type { HistoryPageQuery } from '../../__generated__/HistoryPageQuery.graphql';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Section } from '../../ui/Layout';
import { Timeline } from '../../ui/Timeline';
import { entryAnchor, entryMoment } from '../../ui/work/Entry';

const fragment = graphql`
  fragment History_assignment on Assignment
  @refetchable(queryName: "HistoryPageQuery")
  @argumentDefinitions(last: { type: "Int", defaultValue: 20 }, before: { type: "String" }) {
    code
    history(last: $last, before: $before) @connection(key: "History_history") {
      totalCount
      edges {
        node {
          id
          type
          label
          summary
          actor { label system }
          recordedAt
          effectiveAt
          enteredDaysLate
          why
          changes { field label before after }
          correctsRevision
          correctedBy
          authority { id label }
          revision
          position
        }
      }
    }
  }
`;

/** Everything that happened, newest first: who, for whom, when it was recorded and took effect, and why. */
export function History({ assignment }: { assignment: History_assignment$key }) {
  const words = useWords();
  const { view } = words;
  const { data, loadPrevious, hasPrevious, isLoadingPrevious } = usePaginationFragment<HistoryPageQuery, History_assignment$key>(fragment, assignment);
  const entries = (data.history?.edges ?? []).map((edge) => edge.node).toReversed();
  // A linked entry may stand among the older ones: the page of the whole history has them all.
  const link = (revision: number, said: string) => <Link to="/viec/$code/lich-su" params={{ code: data.code }} hash={entryAnchor(revision)}>{said}</Link>;
  const moments = entries.map((entry) =>
    entryMoment(entry, words, {
      link,
      foot: <p className="moment-proof">{link(entry.revision, view.entryNumber(entry.revision))} · {view.position(entry.position)}</p>,
    }),
  );
  return (
    <Section title={`${view.history} (${data.history?.totalCount ?? 0})`} aside={view.historyLede}>
      <Timeline label={view.history} moments={moments} />
      {hasPrevious ? (
        <div className="row"><Action tone="quiet" busy={isLoadingPrevious} onClick={() => loadPrevious(20)}>{view.olderHistory}</Action></div>
      ) : null}
    </Section>
  );
}
