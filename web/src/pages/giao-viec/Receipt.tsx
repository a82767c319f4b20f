import { graphql, useLazyLoadQuery } from 'react-relay';
import type { ReceiptQuery } from '../../__generated__/ReceiptQuery.graphql';
import { DataArea } from '../../app/DataArea';
import type { Outcome } from '../../app/useAct';
import { showDay, showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Facts, Page, Row, Section } from '../../ui/Layout';

const query = graphql`
  query ReceiptQuery($code: String!) {
    assignmentByCode(code: $code) {
      id
      issuedAt
      deadline { current words }
      lead { personName positionTitle unitName }
    }
  }
`;

function Said({ code, outcome, lead }: { code: string; outcome: Outcome; lead: string }) {
  const { give, giving, work } = useWords();
  const { assignmentByCode: found } = useLazyLoadQuery<ReceiptQuery>(query, { code }, { fetchPolicy: 'network-only' });
  const due = found?.deadline.current;
  return (
    <Facts
      items={[
        { key: 'code', term: give.receiptCode, fact: <strong>{code}</strong> },
        { key: 'lead', term: give.receiptLead, fact: found?.lead ? [found.lead.personName, found.lead.positionTitle, found.lead.unitName].filter(Boolean).join(', ') : lead },
        { key: 'due', term: give.receiptDue, fact: due ? `${showDay(due)} (${found.deadline.words})` : work.undated },
        { key: 'at', term: give.receiptAt, fact: found?.issuedAt ? showMoment(found.issuedAt) : '' },
        { key: 'position', term: give.receiptPosition, fact: outcome.position ?? '' },
        { key: 'event', term: give.receiptEvent, fact: <code>{outcome.receipt?.eventIds.join(', ') ?? ''}</code> },
        { key: 'hash', term: giving.receiptHash, fact: <code className="hash">{outcome.receipt?.leafHashes.join(', ') ?? ''}</code> },
      ]}
    />
  );
}

/** Proof that it is on record: code, position, event id. */
export function Receipt({ code, outcome, lead, onAgain }: { code: string; outcome: Outcome; lead: string; onAgain: () => void }) {
  const { give } = useWords();
  return (
    <Page title={give.receiptTitle(code)} lede={give.receiptLede} narrow>
      <Section title={give.receiptCode}>
        <DataArea lines={5}>{() => <Said code={code} outcome={outcome} lead={lead} />}</DataArea>
      </Section>
      <Row>
        <LinkButton to="/viec/$code" params={{ code }}>{give.openAssignment}</LinkButton>
        <Action tone="quiet" onClick={onAgain}>{give.giveAnother}</Action>
      </Row>
    </Page>
  );
}
