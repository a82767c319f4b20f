import { Link } from '@tanstack/react-router';
import { graphql, usePaginationFragment } from 'react-relay';
import type { MeetingRows_query$key } from '../../__generated__/MeetingRows_query.graphql';
import type { MeetingRowsPageQuery } from '../../__generated__/MeetingRowsPageQuery.graphql';
import { download } from '../../app/download';
import { csv } from '../../domain/csv';
import { showDay } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Empty } from '../../ui/Layout';
import { useReportWords } from './words';

const fragment = graphql`
  fragment MeetingRows_query on Query
  @refetchable(queryName: "MeetingRowsPageQuery")
  @argumentDefinitions(filter: { type: "AssignmentFilter" }, asOf: { type: "AsOf" }, first: { type: "Int", defaultValue: 100 }, after: { type: "String" }) {
    assignments(filter: $filter, asOf: $asOf, first: $first, after: $after) @connection(key: "MeetingRows_assignments") {
      totalCount
      edges {
        node {
          id
          code
          title
          deadline { original current extensionCount }
          timeStatus { daysLate }
          lead { personName positionTitle unitName }
        }
      }
    }
  }
`;

/** The open assignments, nearest deadline first, with both deadlines. */
export function MeetingRows({ query, file }: { query: MeetingRows_query$key; file: string }) {
  const report = useReportWords();
  const { view } = useWords();
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<MeetingRowsPageQuery, MeetingRows_query$key>(fragment, query);
  const rows = (data.assignments?.edges ?? []).map((edge) => edge.node);
  if (rows.length === 0) return <Empty title={report.meetingEmpty} />;
  const day = (date: string | null | undefined) => (date ? showDay(date) : report.dueNone);
  const save = () =>
    download(`${file}.csv`, csv(
      [report.code, report.task, report.lead, '', report.original, report.current, report.extensions, report.status],
      rows.map(({ code, title, lead, deadline, timeStatus }) => [code, title, lead?.personName, lead?.positionTitle, deadline.original, deadline.current, deadline.extensionCount, timeStatus.daysLate > 0 ? report.late(timeStatus.daysLate) : '']),
    ));
  return (
    <>
      <p role="status">{report.meetingCount(data.assignments?.totalCount ?? rows.length)}</p>
      <div className="table-scroll">
        <table className="meeting-table">
          <caption className="visually-hidden">{report.kind.meeting}</caption>
          <thead><tr><th scope="col">{report.task}</th><th scope="col">{report.lead}</th><th scope="col">{report.original}</th><th scope="col">{report.current}</th></tr></thead>
          <tbody>
            {rows.map(({ id, code, title, lead, deadline, timeStatus }) => (
              <tr key={id}>
                <th scope="row"><Link to="/viec/$code" params={{ code }}>{title ?? code}</Link><span className="soft block">{code}</span></th>
                <td>{lead?.personName ?? view.vacant}<span className="soft block">{lead?.positionTitle}</span></td>
                <td>{day(deadline.original)}</td>
                <td>
                  {day(deadline.current)}
                  {timeStatus.daysLate > 0 ? <strong className="block due-late">{report.late(timeStatus.daysLate)}</strong> : null}
                  {deadline.extensionCount > 0 ? <span className="soft block">{view.extensions(deadline.extensionCount)}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row no-print">
        {hasNext ? <Action tone="quiet" small busy={isLoadingNext} onClick={() => loadNext(100)}>{report.more}</Action> : null}
        <Action tone="quiet" small onClick={save}>{report.csvList}</Action>
      </div>
    </>
  );
}
