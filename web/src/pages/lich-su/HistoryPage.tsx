import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { HistoryPageEntriesQuery } from '../../__generated__/HistoryPageEntriesQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { useStepsOf } from '../../app/asOfNode';
import { DataArea, type Freshness } from '../../app/DataArea';
import { WorkFileLinks } from '../../app/WorkFileLinks';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { Empty, Page } from '../../ui/Layout';
import { HistoryList } from './HistoryList';

const query = graphql`
  query HistoryPageEntriesQuery($code: String!, $asOf: AsOf) {
    assignmentByCode(code: $code, asOf: $asOf) {
      presentId
      code
      title
      ...HistoryList_assignment
    }
  }
`;

function Entries({ code, at, fetchKey }: { code: string; at: string | null } & Freshness) {
  const { history, view } = useWords();
  const search = useSearch({ from: '/viec/$code/lich-su' });
  const navigate = useNavigate({ from: '/viec/$code/lich-su' });
  const { assignmentByCode: assignment } = useLazyLoadQuery<HistoryPageEntriesQuery>(query, at ? { code, asOf: { knownAt: at } } : { code }, { fetchKey, fetchPolicy: 'store-and-network' });
  useStepsOf(assignment?.presentId ?? null);
  if (!assignment) {
    return <Page title={view.notFoundTitle} lede={view.notFoundText(code)} narrow><div className="row"><LinkButton to="/viec">{view.toList}</LinkButton></div></Page>;
  }
  return (
    <Page
      title={history.title(assignment.code)}
      lede={<><Link to="/viec/$code" params={{ code: assignment.code }} className="work-title">{assignment.title ?? assignment.code}</Link><span className="block">{history.lede}</span></>}
      actions={<><WorkFileLinks code={assignment.code} /><LinkButton to="/viec/$code" params={{ code: assignment.code }} tone="quiet">{history.toAssignment}</LinkButton></>}
    >
      <HistoryList
        assignment={assignment}
        search={search}
        onSearch={(patch) => void navigate({ search: (before) => ({ ...before, ...patch }), replace: true, resetScroll: false })}
        empty={<Empty title={history.none} />}
      />
    </Page>
  );
}

/** Everything that was ever recorded about one assignment, and how it differed between any two moments. */
export function HistoryPage() {
  const { code } = useParams({ from: '/viec/$code/lich-su' });
  const { at } = useAsOf();
  return (
    <DataArea key={`${code} ${at ?? ''}`} title={code} lines={10}>
      {(fresh) => <Entries code={code} at={at} {...fresh} />}
    </DataArea>
  );
}
