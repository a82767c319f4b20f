import { graphql, usePaginationFragment } from 'react-relay';
import type { History_assignment$data, History_assignment$key } from '../../__generated__/History_assignment.graphql';
import type { HistoryPageQuery } from '../../__generated__/HistoryPageQuery.graphql';
import { showDay, showMoment, dayOf } from '../../domain/days';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { Action } from '../../ui/Action';
import { Prose, Section } from '../../ui/Layout';
import { type Moment, Timeline } from '../../ui/Timeline';

const fragment = graphql`
  fragment History_assignment on Assignment
  @refetchable(queryName: "HistoryPageQuery")
  @argumentDefinitions(last: { type: "Int", defaultValue: 20 }, before: { type: "String" }) {
    history(last: $last, before: $before) @connection(key: "History_history") {
      totalCount
      edges {
        node {
          id
          type
          label
          summary
          actor { label system onBehalfOf { name } }
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

type Entry = NonNullable<History_assignment$data['history']>['edges'][number]['node'];

const GOOD = new Set(['assignment.result_accepted', 'assignment.acknowledged', 'assignment.extension_granted', 'assignment.work_file_closed', 'assignment.issued']);
const BAD = new Set(['assignment.declined', 'assignment.result_returned', 'assignment.extension_refused', 'assignment.cancelled']);

/** Days stand as dd/MM/yyyy whatever the field. */
const shown = (value: string | null | undefined, nothing: string) => (value ? (/^\d{4}-\d{2}-\d{2}$/.test(value) ? showDay(value) : value) : nothing);

function momentOf(entry: Entry, { view }: Dictionary): Moment {
  const back = entry.enteredDaysLate > 0 || dayOf(new Date(entry.effectiveAt)) !== dayOf(new Date(entry.recordedAt));
  return {
    key: entry.id,
    title: entry.label,
    tone: GOOD.has(entry.type) ? 'good' : BAD.has(entry.type) ? 'bad' : 'plain',
    when: (
      <>
        <time dateTime={entry.recordedAt}>{view.recorded(showMoment(entry.recordedAt))}</time>
        {back ? <span className="block">{view.effective(showMoment(entry.effectiveAt))}{entry.enteredDaysLate > 0 ? ` (${view.lateEntry(entry.enteredDaysLate)})` : ''}</span> : null}
      </>
    ),
    body: (
      <>
        <p className="moment-note">
          {entry.actor.system ? view.system : entry.actor.label}
          {entry.actor.onBehalfOf ? `, ${view.onBehalf(entry.actor.onBehalfOf.name)}` : ''}
        </p>
        {entry.summary ? <Prose>{entry.summary}</Prose> : null}
        {entry.why ? <Prose>{view.whyText}: {entry.why}</Prose> : null}
        {entry.changes.length > 0 ? (
          <details className="more">
            <summary>{view.changes} ({entry.changes.length})</summary>
            <dl className="diff">
              {entry.changes.map((change) => (
                <div key={change.field}>
                  <dt>{change.label}</dt>
                  <dd>
                    <span className="visually-hidden">{view.before}: </span><del>{shown(change.before, view.nothing)}</del>
                    {' → '}
                    <span className="visually-hidden">{view.after}: </span><ins>{shown(change.after, view.nothing)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        ) : null}
        {entry.correctsRevision !== null && entry.correctsRevision !== undefined ? <p className="moment-note">{view.corrects} ({entry.correctsRevision})</p> : null}
        {entry.correctedBy.length > 0 ? <p className="moment-note">{view.correctedBy(entry.correctedBy.join(', '))}</p> : null}
        {entry.authority.length > 0 ? <p className="moment-note">{view.chain}: {entry.authority.map((mandate) => mandate.label).join(' ← ')}</p> : null}
        <p className="moment-proof">{view.entryNumber(entry.revision)} · {view.position(entry.position)} · <code>{entry.id}</code></p>
      </>
    ),
  };
}

/** Everything that happened, newest first: who, for whom, when it was recorded and took effect, and why. */
export function History({ assignment, until = null }: {
  assignment: History_assignment$key;
  /** Only what had been recorded by then. */
  until?: string | null;
}) {
  const words = useWords();
  const { view } = words;
  const { data, loadPrevious, hasPrevious, isLoadingPrevious } = usePaginationFragment<HistoryPageQuery, History_assignment$key>(fragment, assignment);
  const all = (data.history?.edges ?? []).map((edge) => edge.node).toReversed();
  const entries = until ? all.filter((entry) => Date.parse(entry.recordedAt) <= Date.parse(until)) : all;
  return (
    <Section title={until ? view.history : `${view.history} (${data.history?.totalCount ?? 0})`} aside={view.historyLede}>
      <Timeline label={view.history} moments={entries.map((entry) => momentOf(entry, words))} />
      {hasPrevious ? (
        <div className="row"><Action tone="quiet" busy={isLoadingPrevious} onClick={() => loadPrevious(20)}>{view.olderHistory}</Action></div>
      ) : null}
    </Section>
  );
}
