import { graphql, useLazyLoadQuery } from 'react-relay';
import type { PastAssignmentQuery } from '../../__generated__/PastAssignmentQuery.graphql';
import type { PastAssignmentNameQuery } from '../../__generated__/PastAssignmentNameQuery.graphql';
import { useAsOf } from '../../app/asOf';
import type { Freshness } from '../../app/DataArea';
import { showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Page } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { AssignmentHeader } from './AssignmentHeader';
import { History } from './History';
import { Missing } from './Missing';
import { People } from './People';
import { SixSections } from './SixSections';

const name = graphql`
  query PastAssignmentNameQuery($code: String!) {
    assignmentByCode(code: $code) { id code ...History_assignment }
  }
`;

const query = graphql`
  query PastAssignmentQuery($id: ID!, $asOf: AsOf!) {
    assignmentSnapshot(id: $id, asOf: $asOf) {
      code
      title
      ...AssignmentHeader_facts
      ...SixSections_facts
      ...People_facts
    }
  }
`;

type Named = NonNullable<PastAssignmentNameQuery['response']['assignmentByCode']>;

function Then({ assignment, at, fetchKey }: { assignment: Named; at: string; fetchKey: number }) {
  const { asOf } = useWords();
  const { set } = useAsOf();
  const { assignmentSnapshot: then } = useLazyLoadQuery<PastAssignmentQuery>(query, { id: assignment.id, asOf: { knownAt: at } }, { fetchKey });
  if (!then) {
    return (
      <Page title={assignment.code} lede={asOf.notYet(showMoment(at))} narrow>
        <div className="row"><Action onClick={() => set(null)}>{asOf.now}</Action></div>
      </Page>
    );
  }
  return (
    <Page title={then.title ?? then.code} lede={<span className="code">{then.code}</span>}>
      <AssignmentHeader facts={then} assignment={null} />
      <Notice>{asOf.noActs}</Notice>
      <SixSections facts={then} assignment={null} />
      <People facts={then} />
      <p className="soft">{asOf.ledgersNow}</p>
      <History assignment={assignment} until={at} />
    </Page>
  );
}

/** The assignment as it was known at a moment: nothing can be done to it. */
export function PastAssignment({ code, at, fetchKey }: { code: string; at: string } & Freshness) {
  const { assignmentByCode: assignment } = useLazyLoadQuery<PastAssignmentNameQuery>(name, { code }, { fetchKey });
  return assignment ? <Then assignment={assignment} at={at} fetchKey={fetchKey} /> : <Missing code={code} />;
}
