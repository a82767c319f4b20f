import { graphql, useRelayEnvironment } from 'react-relay';
import { fetchQuery } from 'relay-runtime';
import type { OpenedQuery, OpenedQuery$variables } from '../../__generated__/OpenedQuery.graphql';
import { BehindList } from '../../app/BehindList';
import { useBehind } from '../../app/figures';
import { useReportAddress } from './ScopeFields';
import type { Line } from './figures';
import { useReportWords } from './words';

const query = graphql`
  query OpenedQuery($scope: StatisticsScope, $period: PeriodRange!, $cutOff: Date, $asOf: AsOf, $after: String) {
    statistics(scope: $scope, period: $period, cutOff: $cutOff, asOf: $asOf) {
      figures {
        key
        against
        assignments(first: 100, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { assignmentId code title }
        }
      }
    }
  }
`;

/** The assignments behind the figure that stands in the address. */
export function Opened({ open, lines, variables }: { open: string; lines: readonly Line[]; variables: Omit<OpenedQuery$variables, 'after'> }) {
  const report = useReportWords();
  const { put } = useReportAddress();
  const environment = useRelayEnvironment();
  const [key = '', basis = ''] = open.split('.');
  const reading = useBehind(JSON.stringify([open, variables]), async (after) => {
    const data = await fetchQuery<OpenedQuery>(environment, query, { ...variables, after }).toPromise();
    return data?.statistics?.figures.find((one) => one.key === key && one.against === basis)?.assignments;
  });
  const line = lines.find((one) => one.key === key);
  if (!line || (basis !== 'ORIGINAL' && basis !== 'CURRENT')) return null;
  return <BehindList key={open} title={report.opened(line.label, report.againstShort[basis])} reading={reading} words={report} file={`bao-cao-${key.toLowerCase()}-${basis.toLowerCase()}`} onClose={() => put({ open: undefined })} />;
}
