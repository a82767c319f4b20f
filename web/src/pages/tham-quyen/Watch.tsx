import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { Watch_query$key } from '../../__generated__/Watch_query.graphql';
import { dayOf, daysBetween, showDay } from '../../domain/days';
import { expiring } from '../../domain/mandates';
import { Section } from '../../ui/Layout';
import { useAuthorityWords } from './words';

/** How far ahead an end is told, in days. */
const AHEAD = 60;

const fragment = graphql`
  fragment Watch_query on Query @argumentDefinitions(asOf: { type: "AsOf" }) {
    standing: mandates(first: 100, asOf: $asOf) { nodes { presentId label inForce validUntil } }
  }
`;

/** What deserves a look before it becomes a question: mandates about to end. */
export function Watch({ query }: { query: Watch_query$key }) {
  const words = useAuthorityWords();
  const { standing } = useFragment(fragment, query);
  const today = dayOf(new Date());
  const soon = expiring(standing?.nodes ?? [], today, AHEAD);
  return (
    <Section title={words.watch}>
      {soon.length === 0 ? (
        <p className="soft">{words.soonNone(AHEAD)}</p>
      ) : (
        <>
          <h3>{words.soon(AHEAD)}</h3>
          <ul className="rows">
            {soon.map(({ presentId: id, label, validUntil }) => (
              <li key={id} className="row row-wide">
                <Link to="/tham-quyen/$id" params={{ id }} search={{}}>{label}</Link>
                {validUntil ? <span className="soft">{showDay(validUntil)} · {words.daysLeft(daysBetween(today, validUntil))}</span> : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
