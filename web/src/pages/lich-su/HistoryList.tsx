import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { graphql, usePaginationFragment } from 'react-relay';
import type { HistoryList_assignment$data, HistoryList_assignment$key } from '../../__generated__/HistoryList_assignment.graphql';
import type { HistoryListMoreQuery } from '../../__generated__/HistoryListMoreQuery.graphql';
import type { HistorySearch } from '../../app/search';
import { showMoment } from '../../domain/days';
import { writeMoment } from '../../domain/moment';
import { useWords } from '../../i18n';
import { CheckField, SelectField } from '../../ui/Fields';
import { Loading, Section } from '../../ui/Layout';
import { Timeline } from '../../ui/Timeline';
import { entryAnchor, entryMoment } from '../../ui/work/Entry';
import { Compare } from './Compare';
import { ProofBadge } from './ProofBadge';

const fragment = graphql`
  fragment HistoryList_assignment on Assignment
  @refetchable(queryName: "HistoryListMoreQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 100 }, after: { type: "String" }) {
    code
    history(first: $first, after: $after) @connection(key: "HistoryList_history") {
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
          leafHash
        }
      }
    }
  }
`;

type Entry = NonNullable<HistoryList_assignment$data['history']>['edges'][number]['node'];

const wanted = (entry: Entry, { loai, nguoi, muon }: HistorySearch) =>
  (!loai || entry.type === loai) && (!nguoi || entry.actor.label === nguoi) && (!muon || entry.enteredDaysLate > 0 || entry.correctedBy.length > 0 || (entry.correctsRevision ?? null) !== null);

/** Once each, in the order of first appearance. */
const options = (pairs: readonly (readonly [string, string])[], any: string) => [{ value: '', label: any }, ...new Map(pairs)].map((one) => (Array.isArray(one) ? { value: one[0], label: one[1] } : one));

/** The whole timeline with filters in the address, newest first, and the comparison of two entries. */
export function HistoryList({ assignment, search, onSearch, empty }: {
  assignment: HistoryList_assignment$key; search: HistorySearch; onSearch: (patch: Partial<HistorySearch>) => void; empty: ReactNode;
}) {
  const words = useWords();
  const { history, app } = words;
  const { data, loadNext, hasNext, isLoadingNext } = usePaginationFragment<HistoryListMoreQuery, HistoryList_assignment$key>(fragment, assignment);
  useEffect(() => {
    if (hasNext && !isLoadingNext) loadNext(100);
  }, [hasNext, isLoadingNext, loadNext]);
  const entries = (data.history?.edges ?? []).map((edge) => edge.node);
  const { hash } = useLocation();
  const linked = entries.find((entry) => entryAnchor(entry.revision) === hash)?.revision;
  useEffect(() => {
    if (linked === undefined) return undefined;
    // After the page has put the focus on its own title.
    const timer = window.setTimeout(() => {
      const target = document.getElementById(entryAnchor(linked));
      target?.scrollIntoView({ block: 'center' });
      target?.focus({ preventScroll: true });
    });
    return () => window.clearTimeout(timer);
  }, [linked]);
  const shown = entries.filter((entry) => wanted(entry, search)).toReversed();
  const link = (revision: number, said: string) => <Link to="/viec/$code/lich-su" params={{ code: data.code }} search={{}} hash={entryAnchor(revision)}>{said}</Link>;

  return (
    <>
      <Compare entries={entries} from={search.tu} to={search.den} onChoose={(tu, den) => onSearch({ tu, den })} />
      <Section title={words.view.history}>
        <div className="fields" role="search" aria-label={history.filters}>
          <SelectField label={history.kind} value={search.loai ?? ''} options={options(entries.map((entry) => [entry.type, entry.label]), history.any)} onChange={(loai) => onSearch({ loai: loai || undefined })} />
          <SelectField label={history.who} value={search.nguoi ?? ''} options={options(entries.map((entry) => [entry.actor.label, entry.actor.label]), history.any)} onChange={(nguoi) => onSearch({ nguoi: nguoi || undefined })} />
          <CheckField label={history.late} checked={search.muon === true} onChange={(muon) => onSearch({ muon: muon || undefined })} />
        </div>
        <p role="status">{history.found(shown.length, data.history?.totalCount ?? entries.length)}</p>
        {shown.length === 0 ? empty : (
          <Timeline
            label={words.view.history}
            moments={shown.map((entry) =>
              entryMoment(entry, words, {
                link,
                open: true,
                foot: (
                  <div className="row entry-foot">
                    <span title={history.permalinkTitle}>{link(entry.revision, history.permalink(entry.revision))}</span>
                    <Link to="/viec/$code" params={{ code: data.code }} search={{ luc: writeMoment(entry.recordedAt) }}>{history.asOf}</Link>
                    <ProofBadge leafHash={entry.leafHash} event={entry.id} position={entry.position} what={`${entry.label}, ${showMoment(entry.recordedAt)}`} />
                  </div>
                ),
              }),
            )}
          />
        )}
        {isLoadingNext ? <Loading label={app.loading} /> : null}
      </Section>
    </>
  );
}
