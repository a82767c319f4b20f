import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { AssignmentPageChangedSubscription } from '../../__generated__/AssignmentPageChangedSubscription.graphql';
import type { AssignmentPageQuery } from '../../__generated__/AssignmentPageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { useStepsOf } from '../../app/asOfNode';
import { DataArea, type Freshness } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import { WorkFileLinks } from '../../app/WorkFileLinks';
import { useLive } from '../../app/useLive';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { Page } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Missing } from './Missing';
import { NotYet } from './NotYet';
import { AssignmentActs } from './AssignmentActs';
import { AssignmentHeader } from './AssignmentHeader';
import { DeadlineLedger } from './DeadlineLedger';
import { Evidence } from './Evidence';
import { History } from './History';
import { OpenItems } from './OpenItems';
import { People } from './People';
import { SixSections } from './SixSections';
import { WhyLate } from './WhyLate';

const query = graphql`
  query AssignmentPageQuery($code: String!, $minPosition: Position, $asOf: AsOf) {
    assignmentByCode(code: $code, minPosition: $minPosition, asOf: $asOf) {
      id
      presentId
      code
      title
      reflects { position }
      ...AssignmentHeader_assignment
      ...AssignmentHeader_facts
      ...AssignmentActs_assignment
      ...SixSections_assignment
      ...SixSections_facts
      ...People_facts
      ...DeadlineLedger_assignment
      ...WhyLate_assignment
      ...OpenItems_assignment
      ...Evidence_assignment
      ...History_assignment
    }
  }
`;

const changed = graphql`
  subscription AssignmentPageChangedSubscription($filter: AssignmentChangeFilter, $afterPosition: Position) {
    assignmentChanged(filter: $filter, afterPosition: $afterPosition) {
      position
    }
  }
`;

const positionOf = (response: AssignmentPageChangedSubscription['response']) => response.assignmentChanged?.position;

/** Tells of changes while the present is on the screen. */
function Live({ assignment, position, reload }: { assignment: string; position: string | null; reload: Freshness['reload'] }) {
  const filter = useMemo(() => ({ filter: { assignments: [assignment] } }), [assignment]);
  return <LiveNotice downSince={useLive<AssignmentPageChangedSubscription>(changed, filter, position, positionOf, reload)} />;
}

function Details({ code, at, fetchKey, minPosition, reload }: Freshness & { code: string; at: string | null }) {
  const { acts, asOf } = useWords();
  const { act } = useSearch({ from: '/viec/$code' });
  const navigate = useNavigate({ from: '/viec/$code' });
  const [said, setSaid] = useState<string | null>(null);
  const variables = at ? { code, minPosition: null, asOf: { knownAt: at } } : { code, minPosition };
  const { assignmentByCode: assignment } = useLazyLoadQuery<AssignmentPageQuery>(query, variables, { fetchKey, fetchPolicy: 'store-and-network' });

  useStepsOf(assignment?.presentId ?? null);

  const open = useCallback(
    (next: string | null) => {
      if (next) setSaid(null);
      void navigate({ search: next ? { act: next } : {}, replace: true, resetScroll: false });
    },
    [navigate],
  );

  if (!assignment) return at ? <NotYet code={code} at={at} /> : <Missing code={code} />;
  return (
    <Page
      title={assignment.title ?? assignment.code}
      lede={<span className="code">{assignment.code}</span>}
      actions={<><WorkFileLinks code={assignment.code} /><LinkButton to="/viec/$code/lich-su" params={{ code: assignment.code }} tone="quiet">{asOf.wholeHistory}</LinkButton></>}
    >
      {at ? null : <Live assignment={assignment.presentId} position={assignment.reflects.position} reload={reload} />}
      {said ? <Notice tone="good" live>{said}</Notice> : null}
      <AssignmentHeader facts={assignment} assignment={assignment} />
      {at ? <Notice>{asOf.noActs}</Notice> : (
        <AssignmentActs
          assignment={assignment}
          opened={act ?? null}
          onOpen={open}
          onDone={(name, repeated) => {
            setSaid(repeated ? acts.alreadySo : acts.done(name));
            open(null);
            reload();
          }}
        />
      )}
      <OpenItems assignment={assignment} />
      <SixSections facts={assignment} assignment={assignment} />
      <People facts={assignment} />
      <Evidence assignment={assignment} onAttach={() => open('EVIDENCE_ATTACH')} />
      <div className="columns">
        <DeadlineLedger assignment={assignment} />
        <WhyLate assignment={assignment} />
      </div>
      <History assignment={assignment} />
    </Page>
  );
}

/** One assignment: how it stands, what can be done, what it says, who answers for it, and everything that happened. */
export function AssignmentPage() {
  const { code } = useParams({ from: '/viec/$code' });
  const { at } = useAsOf();
  return (
    <DataArea key={`${code} ${at ?? ''}`} title={code} lines={10}>
      {(fresh) => <Details code={code} at={at} {...fresh} />}
    </DataArea>
  );
}
