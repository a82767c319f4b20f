import { Link } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { EventDetailsQuery } from '../../__generated__/EventDetailsQuery.graphql';
import { useMoment } from '../../app/register/useMoment';
import { destinationOf } from '../../app/destinations';
import { ReceiptButton } from '../../app/ReceiptButton';
import { WorkFileLinks } from '../../app/WorkFileLinks';
import { coverOf } from '../../domain/cover';
import { showDay, showMoment } from '../../domain/days';
import { writeMoment } from '../../domain/moment';
import { Empty, Facts } from '../../ui/Layout';
import { Diff } from '../../ui/work/Diff';
import { entryAnchor } from '../../ui/work/Entry';
import { useInspectWords, useProofWords } from './words';

const query = graphql`
  query EventDetailsQuery($from: DateTime!, $until: DateTime!, $about: ID, $asOf: AsOf) {
    integrity { head { size } witnessedHead { size } }
    events(filter: { recordedFrom: $from, recordedUntil: $until, about: $about }, first: 10, asOf: $asOf) {
      nodes {
        id
        type
        label
        via
        why
        summary
        recordedAt
        effectiveAt
        enteredDaysLate
        revision
        position
        leafHash
        correctsRevision
        correctedBy
        actor { system label person { presentId name } position { presentId label } onBehalfOf { presentId name } }
        about { kind id code title }
        authority { presentId label validFrom validUntil legalBasis }
        changes { field label before after }
      }
    }
  }
`;

/** Everything an entry says: who, for whom, by what authority, through which door, what it changed and what became of it. */
export function EventDetails({ id, recordedAt, about }: { id: string; recordedAt: string; about: string | null }) {
  const inspect = useInspectWords();
  const proof = useProofWords();
  const asOf = useMoment();
  const until = new Date(Date.parse(recordedAt) + 1).toISOString();
  const { events, integrity } = useLazyLoadQuery<EventDetailsQuery>(query, { from: recordedAt, until, about, asOf }, { fetchPolicy: 'store-and-network' });
  const found = events?.nodes.find((one) => one.id === id);
  if (!found) return <Empty title={inspect.entryGone} />;
  const { actor, authority } = found;
  const person = actor.person ? <Link to="/to-chuc/nguoi/$id" params={{ id: actor.person.presentId }}>{actor.person.name}</Link> : actor.label;
  const code = found.about?.kind === 'ASSIGNMENT' ? found.about.code : null;
  const page = found.about ? destinationOf(found.about.kind, found.about) : null;
  const state = coverOf(found.position, integrity?.head?.size ?? null, integrity?.witnessedHead?.size ?? null);
  const entry = (revision: number) => (code ? <Link to="/viec/$code/lich-su" params={{ code }} search={{}} hash={entryAnchor(revision)}>{inspect.entryNumber(revision)}</Link> : inspect.entryNumber(revision));
  return (
    <div className="entry-open">
      <Facts
        items={[
          { key: 'who', term: inspect.actor, fact: actor.system ? inspect.system : person },
          ...(actor.position ? [{ key: 'seat', term: inspect.inSeat, fact: <Link to="/to-chuc/chuc-vu/$id" params={{ id: actor.position.presentId }} search={{}}>{actor.position.label}</Link> }] : []),
          ...(actor.onBehalfOf ? [{ key: 'for', term: inspect.whose, fact: <Link to="/to-chuc/nguoi/$id" params={{ id: actor.onBehalfOf.presentId }}>{actor.onBehalfOf.name}</Link> }] : []),
          { key: 'recorded', term: inspect.recordedAt, fact: showMoment(found.recordedAt) },
          { key: 'effective', term: inspect.effectiveAt, fact: <>{showMoment(found.effectiveAt)}{found.enteredDaysLate > 0 ? <span className="soft block">{inspect.late(found.enteredDaysLate)}</span> : null}</> },
          { key: 'via', term: inspect.via, fact: found.via in inspect.doors ? inspect.doors[found.via as keyof typeof inspect.doors] : found.via },
          { key: 'revision', term: inspect.revision, fact: page && !code ? inspect.entryNumber(found.revision) : entry(found.revision) },
        ]}
      />
      <section>
        <h4>{inspect.authority}</h4>
        {authority.length === 0 ? <p className="soft">{actor.system ? inspect.authoritySystem : inspect.authorityNone}</p> : (
          <ol className="grant-chain">
            {authority.map((mandate) => (
              <li key={mandate.presentId}>
                <Link to="/tham-quyen/$id" params={{ id: mandate.presentId }} search={{ luc: writeMoment(found.recordedAt) }}>{mandate.label}</Link>
                <span className="soft block">{mandate.legalBasis}{mandate.legalBasis ? ' · ' : ''}{mandate.validUntil ? inspect.valid(showDay(mandate.validFrom), showDay(mandate.validUntil)) : inspect.validFrom(showDay(mandate.validFrom))}</span>
              </li>
            ))}
          </ol>
        )}
      </section>
      {found.correctsRevision !== null && found.correctsRevision !== undefined ? <p>{inspect.correctsThat} {entry(found.correctsRevision)}</p> : null}
      {found.correctedBy.length > 0 ? <p>{inspect.correctedIn} {found.correctedBy.map((revision, index) => <span key={revision}>{index > 0 ? ', ' : ''}{entry(revision)}</span>)}</p> : null}
      {found.changes.length > 0 ? <section><h4>{inspect.changed}</h4><Diff changes={found.changes} /></section> : null}
      <dl className="facts facts-tight hashes">
        <div><dt>{proof.state}</dt><dd>{proof.states[state]}</dd></div>
        <div><dt>{inspect.eventType}</dt><dd><code>{found.type}</code></dd></div>
        <div><dt>{inspect.eventId}</dt><dd><code>{found.id}</code></dd></div>
        <div><dt>{inspect.place}</dt><dd><code>{found.position}</code></dd></div>
        <div><dt>{inspect.leaf}</dt><dd><code>{found.leafHash}</code></dd></div>
      </dl>
      <div className="row no-print">
        <ReceiptButton position={found.position} what={`${found.label}, ${showMoment(found.recordedAt)}`} />
        {code ? <WorkFileLinks code={code} at={found.recordedAt} /> : null}
      </div>
    </div>
  );
}
