import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { InboxItemQuery } from '../../__generated__/InboxItemQuery.graphql';
import { FaultBoundary } from '../../app/Fault';
import { dayOf, daysBetween, showDay, showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { Chip } from '../../ui/Chip';
import { Facts, Prose } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Due } from '../../ui/work/Due';
import { Ledger } from '../../ui/work/Ledger';
import { Background } from './Background';
import { Consequences } from './Consequences';
import { DecisionForm } from './DecisionForm';
import { type DecisionKind, isAnswerKind } from './decisions';
import type { Outbox } from './useOutbox';

export const itemQuery = graphql`
  query InboxItemQuery($id: ID!, $minPosition: Position, $asOf: AsOf) {
    assignment(id: $id, minPosition: $minPosition, asOf: $asOf) {
      code
      title
      phase
      revision
      timeStatus { daysLate }
      deadline { original current extensionCount daysLeft }
      lead { personName positionTitle unitName }
      terms {
        basis { document { label subject } oral { on words by { label } } }
        deliverables { name criterion }
      }
      items { id kind text askedBy { label } askedAt requestedUntil open }
      evidence { id title sha256 dated supersededBy document { label } }
      availableActs { act allowed reason }
      recent: history(last: 10) { nodes { id type summary why actor { label } recordedAt } }
      deadlineLedger {
        kind requestId requestedUntil requestedBy { label } requestedAt reason claimedCause afterExpiry decision decidedBy { label } decidedAt decisionReason due cause
      }
    }
  }
`;

/** The request as it stands, or as it stood at a moment. */
export const itemVariables = (id: string, at: string | null, minPosition: string | null): InboxItemQuery['variables'] =>
  at ? { id, minPosition: null, asOf: { knownAt: at } } : { id, minPosition };

export interface Waiting {
  key: string;
  kind: DecisionKind;
  item: string | null;
  since: string;
  askedBy: string | null;
  text: string | null;
  assignment: string;
  code: string;
  title: string;
}

/** One request: what is asked, by whom, on what basis, what has been decided before, what follows, and the answer. */
export function InboxItem({ waiting, place, outbox, at, minPosition, fetchKey, onAnswer }: {
  waiting: Waiting; place: string; outbox: Outbox; at: string | null; minPosition: string | null; fetchKey: number; onAnswer: () => void;
}) {
  const { asOf, inbox, view } = useWords();
  const { assignment } = useLazyLoadQuery<InboxItemQuery>(itemQuery, itemVariables(waiting.assignment, at, minPosition), { fetchKey, fetchPolicy: 'store-and-network' });
  if (!assignment) return <Notice tone="warn">{inbox.gone}</Notice>;
  const { terms, deadline, lead, items, evidence } = assignment;
  const asked = items.find((one) => one.id === waiting.item) ?? null;
  const declined = waiting.kind === 'LEAD_REASSIGN' ? (assignment.recent?.nodes.findLast((one) => one.type === 'assignment.declined') ?? null) : null;
  const until = asked?.requestedUntil ?? null;
  const live = evidence.filter((one) => !one.supersededBy);
  const basis = terms.basis?.document
    ? `${terms.basis.document.label}: ${terms.basis.document.subject}`
    : terms.basis?.oral ? `${view.oral(terms.basis.oral.by?.label ?? '', showDay(terms.basis.oral.on))}: ${terms.basis.oral.words}` : view.none;

  const facts = [
    { key: 'lead', term: inbox.lead, fact: lead ? <>{lead.personName ?? view.vacant}<span className="soft block">{lead.positionTitle}, {lead.unitName}</span></> : view.none },
    { key: 'due', term: view.deadlineNow, fact: <Due due={deadline.current ?? null} daysLeft={deadline.daysLeft ?? null} open /> },
    { key: 'basis', term: inbox.basis, fact: basis },
  ];

  return (
    <article className="section section-card inbox-item" aria-labelledby="inbox-heading">
      <div className="row row-wide"><Chip tone="violet" mark="open">{inbox.kind[waiting.kind]}</Chip><span className="soft">{place}</span></div>
      <div>
        <h2 id="inbox-heading" tabIndex={-1}><Link to="/viec/$code" params={{ code: assignment.code }} className="work-title">{assignment.title ?? assignment.code}</Link></h2>
        <p className="code">{assignment.code}</p>
      </div>
      <section className="inbox-asked" aria-label={inbox.asked}>
        {asked?.text || waiting.text ? <Prose>{asked?.text ?? waiting.text}</Prose> : null}
        {declined ? (
          <>
            <Prose>{declined.why ?? declined.summary}</Prose>
            <p className="moment-note">{declined.actor.label}. {inbox.waitingSince(showMoment(declined.recordedAt), daysBetween(dayOf(new Date(declined.recordedAt)), dayOf(at ? new Date(at) : new Date())))}</p>
          </>
        ) : null}
        {waiting.kind === 'LEAD_REASSIGN' ? <p>{inbox.declined}</p> : null}
        {until ? <p><strong>{inbox.until(showDay(until), deadline.current ? daysBetween(deadline.current, until) : 0)}</strong></p> : null}
        {asked ? <p className="moment-note">{[asked.askedBy?.label, inbox.waitingSince(showMoment(asked.askedAt), daysBetween(dayOf(new Date(asked.askedAt)), dayOf(at ? new Date(at) : new Date())))].filter(Boolean).join('. ')}</p> : null}
      </section>
      {waiting.kind === 'RESULT_ACCEPT' ? (
        <div className="columns">
          <section aria-labelledby="inbox-promised" className="stack stack-s">
            <h3 id="inbox-promised">{inbox.promised}</h3>
            <ul>{terms.deliverables.map((one) => <li key={one.name}>{one.name}<span className="soft block">{view.criterion}: {one.criterion}</span></li>)}</ul>
          </section>
          <section aria-labelledby="inbox-given" className="stack stack-s">
            <h3 id="inbox-given">{inbox.given}</h3>
            {live.length === 0 ? <p className="soft">{inbox.noEvidence}</p> : (
              <ul>{live.map((one) => <li key={one.id + one.title}>{one.sha256 ? <a href={`/files/${one.sha256}`} target="_blank" rel="noopener">{one.title}</a> : one.title}<span className="soft block">{[one.document?.label, showDay(one.dated)].filter(Boolean).join(', ')}</span></li>)}</ul>
            )}
          </section>
        </div>
      ) : null}
      <Facts items={facts} />
      <details className="more" open={waiting.kind === 'EXTENSION_GRANT'}>
        <summary>{inbox.deadlines}: {view.extensions(deadline.extensionCount)}</summary>
        <Ledger entries={assignment.deadlineLedger} />
      </details>
      <FaultBoundary onRetry={() => undefined} quiet><Suspense fallback={null}><Background waiting={waiting} at={at} fetchKey={fetchKey} /></Suspense></FaultBoundary>
      <Consequences kind={waiting.kind} until={until} askedAt={asked?.askedAt ?? null} deadline={deadline} daysLate={assignment.timeStatus.daysLate} />
      {at ? <Notice>{asOf.noActs}</Notice> : isAnswerKind(waiting.kind) && waiting.item ? (
        <DecisionForm key={waiting.key} waiting={waiting} kind={waiting.kind} item={waiting.item} revision={assignment.revision} acts={assignment.availableActs} outbox={outbox} onAnswer={onAnswer} />
      ) : (
        <div className="row"><LinkButton to="/viec/$code" params={{ code: assignment.code }} search={{ act: 'LEAD_REASSIGN' }}>{inbox.reassign}</LinkButton></div>
      )}
    </article>
  );
}
