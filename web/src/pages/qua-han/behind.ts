import { graphql } from 'react-relay';
import { fetchQuery, type IEnvironment } from 'relay-runtime';
import type { behindAgesQuery } from '../../__generated__/behindAgesQuery.graphql';
import type { behindCellsQuery } from '../../__generated__/behindCellsQuery.graphql';
import type { behindIssuedQuery } from '../../__generated__/behindIssuedQuery.graphql';
import type { behindLateQuery } from '../../__generated__/behindLateQuery.graphql';
import type { behindOnTimeQuery } from '../../__generated__/behindOnTimeQuery.graphql';
import type { behindOpenQuery } from '../../__generated__/behindOpenQuery.graphql';
import type { behindOverdueQuery, behindOverdueQuery$variables } from '../../__generated__/behindOverdueQuery.graphql';
import type { OpenNumber } from '../../domain/heat';

// One small question for each kind of number: asked together they would cost more than the server allows.
const cells = graphql`
  query behindCellsQuery($weeks: Int!, $scope: StatisticsScope, $against: DeadlineBasis, $asOf: AsOf, $first: Int!, $after: String) {
    overdueHeat(weeks: $weeks, scope: $scope, against: $against, asOf: $asOf) {
      rows { unit { presentId } cells { weekStart figure { assignments(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { assignmentId code title } } } } }
    }
  }
`;
const ages = graphql`
  query behindAgesQuery($weeks: Int!, $scope: StatisticsScope, $against: DeadlineBasis, $asOf: AsOf, $first: Int!, $after: String) {
    overdueHeat(weeks: $weeks, scope: $scope, against: $against, asOf: $asOf) {
      ageing { key assignments(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { assignmentId code title } } }
    }
  }
`;
const open = graphql`
  query behindOpenQuery($weeks: Int!, $scope: StatisticsScope, $against: DeadlineBasis, $asOf: AsOf, $first: Int!, $after: String) {
    overdueHeat(weeks: $weeks, scope: $scope, against: $against, asOf: $asOf) {
      weeks { weekStart figure: open { assignments(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { assignmentId code title } } } }
    }
  }
`;
const overdue = graphql`
  query behindOverdueQuery($weeks: Int!, $scope: StatisticsScope, $against: DeadlineBasis, $asOf: AsOf, $first: Int!, $after: String) {
    overdueHeat(weeks: $weeks, scope: $scope, against: $against, asOf: $asOf) {
      weeks { weekStart figure: overdue { assignments(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { assignmentId code title } } } }
    }
  }
`;
const issued = graphql`
  query behindIssuedQuery($weeks: Int!, $scope: StatisticsScope, $against: DeadlineBasis, $asOf: AsOf, $first: Int!, $after: String) {
    overdueHeat(weeks: $weeks, scope: $scope, against: $against, asOf: $asOf) {
      weeks { weekStart figure: issued { assignments(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { assignmentId code title } } } }
    }
  }
`;
const onTime = graphql`
  query behindOnTimeQuery($weeks: Int!, $scope: StatisticsScope, $against: DeadlineBasis, $asOf: AsOf, $first: Int!, $after: String) {
    overdueHeat(weeks: $weeks, scope: $scope, against: $against, asOf: $asOf) {
      weeks { weekStart figure: completedOnTime { assignments(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { assignmentId code title } } } }
    }
  }
`;
const late = graphql`
  query behindLateQuery($weeks: Int!, $scope: StatisticsScope, $against: DeadlineBasis, $asOf: AsOf, $first: Int!, $after: String) {
    overdueHeat(weeks: $weeks, scope: $scope, against: $against, asOf: $asOf) {
      weeks { weekStart figure: completedLate { assignments(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { assignmentId code title } } } }
    }
  }
`;

const WEEKLY = { open, overdue, issued, completedOnTime: onTime, completedLate: late };

type Weekly = behindOpenQuery | behindOverdueQuery | behindIssuedQuery | behindOnTimeQuery | behindLateQuery;

/** What one page of a list may hold, so that the question stays within the server's limit of cost whatever the span. */
export function pageSize(weeks: number): number {
  return Math.max(1, Math.min(100, Math.floor(18_000 / (weeks * 10 * 8))));
}

/** One page of the assignments behind a number; nothing when there is no such number. */
export async function askBehind(environment: IEnvironment, number: OpenNumber, variables: behindOverdueQuery$variables) {
  if (number.kind === 'age') {
    const data = await fetchQuery<behindAgesQuery>(environment, ages, variables).toPromise();
    return data?.overdueHeat?.ageing.find((one) => one.key === number.key)?.assignments;
  }
  if (number.kind === 'cell') {
    const data = await fetchQuery<behindCellsQuery>(environment, cells, variables).toPromise();
    const row = data?.overdueHeat?.rows.find(({ unit }) => unit?.presentId === number.unit);
    return row?.cells.find((cell) => cell.weekStart === number.week)?.figure.assignments;
  }
  const data = await fetchQuery<Weekly>(environment, WEEKLY[number.figure], variables).toPromise();
  return data?.overdueHeat?.weeks.find((week) => week.weekStart === number.week)?.figure.assignments;
}
