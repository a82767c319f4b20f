import { useCallback } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay';
import { BESIDE } from '../../app/environment';
import type { useWholeListQuery } from '../../__generated__/useWholeListQuery.graphql';
import { dayOf, showDay } from '../../domain/days';
import type { Dictionary } from '../../i18n/vi';

const PAGE = 100;

const query = graphql`
  query useWholeListQuery($filter: AssignmentFilter, $orderBy: AssignmentOrder!, $asOf: AsOf, $first: Int!, $after: String) {
    assignments(filter: $filter, orderBy: $orderBy, asOf: $asOf, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        code title phase percent issuedAt
        timeStatus { current daysLate daysLateAgainstOriginal }
        deadline { original current extensionCount }
        lead { personName positionTitle unitName }
      }
    }
  }
`;

export type Asked = Pick<useWholeListQuery['variables'], 'filter' | 'orderBy' | 'asOf'>;
export type WholeRow = NonNullable<useWholeListQuery['response']['assignments']>['nodes'][number];

/** Reads the list from its beginning to its end, a hundred at a time. */
export function useWholeList(): (asked: Asked, onProgress: (done: number, total: number) => void) => Promise<readonly WholeRow[]> {
  const environment = useRelayEnvironment();
  return useCallback(
    async ({ filter, orderBy, asOf }, onProgress) => {
      const rows: WholeRow[] = [];
      let after: string | null = null;
      for (;;) {
        // Each page begins where the one before ended.
        // oxlint-disable-next-line no-await-in-loop
        const answer: useWholeListQuery['response'] | undefined = await fetchQuery<useWholeListQuery>(environment, query, { filter, orderBy, asOf, first: PAGE, after }, { fetchPolicy: 'network-only', ...BESIDE }).toPromise();
        const page: useWholeListQuery['response']['assignments'] = answer?.assignments;
        if (!page) throw new Error('no answer');
        rows.push(...page.nodes);
        onProgress(rows.length, page.totalCount);
        if (!page.pageInfo.hasNextPage || !page.pageInfo.endCursor) return rows;
        after = page.pageInfo.endCursor;
      }
    },
    [environment],
  );
}

const day = (moment: string | null | undefined) => (moment ? showDay(dayOf(new Date(moment))) : '');

/** A row of the spreadsheet, in the order of its head. */
export function csvRow(row: WholeRow, status: Dictionary['status']): (string | number | null)[] {
  const words = (names: Record<string, string>, key: string) => names[key] ?? status.other;
  return [
    row.code, row.title ?? '', words(status.state, row.phase), row.timeStatus.current === 'CANCELLED' ? '' : words(status.time, row.timeStatus.current),
    row.lead?.personName ?? '', row.lead?.positionTitle ?? '', row.lead?.unitName ?? '',
    day(row.issuedAt), row.deadline.original ? showDay(row.deadline.original) : '', row.deadline.current ? showDay(row.deadline.current) : '',
    row.deadline.extensionCount, row.timeStatus.daysLate, row.timeStatus.daysLateAgainstOriginal, row.percent ?? null,
  ];
}
