import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useFragment, useLazyLoadQuery } from 'react-relay';
import type { Patterns_query$key } from '../../__generated__/Patterns_query.graphql';
import type { PatternsOpenedQuery } from '../../__generated__/PatternsOpenedQuery.graphql';
import { Action } from '../../ui/Action';
import { Section } from '../../ui/Layout';
import { EventEntry } from './EventEntry';
import { useInspectAddress } from './useInspectAddress';
import { useInspectWords } from './words';

const fragment = graphql`
  fragment Patterns_query on Query @argumentDefinitions(period: { type: "PeriodRange!" }, unitOnly: { type: "ID" }, asOf: { type: "AsOf" }) {
    patternFacts(period: $period, unit: $unitOnly, asOf: $asOf) {
      facts { key label rule count of }
    }
  }
`;

const opened = graphql`
  query PatternsOpenedQuery($period: PeriodRange!, $unit: ID, $asOf: AsOf) {
    patternFacts(period: $period, unit: $unit, asOf: $asOf) {
      facts { key label events(first: 50) { totalCount nodes { id ...EventEntry_entry } } }
    }
  }
`;

export interface Period {
  from: string;
  until: string;
}

/** The entries behind one pattern. */
export function OpenedPattern({ pattern, period }: { pattern: string; period: Period }) {
  const inspect = useInspectWords();
  const { search, asOf, put } = useInspectAddress();
  const { patternFacts } = useLazyLoadQuery<PatternsOpenedQuery>(opened, { period, unit: search.unit ?? null, asOf });
  const fact = patternFacts?.facts.find((one) => one.key === pattern);
  if (!fact) return null;
  const rows = fact.events?.nodes ?? [];
  const total = fact.events?.totalCount ?? rows.length;
  return (
    <Section title={inspect.pattern(fact.label)} aside={<span className="row"><span role="status">{rows.length < total ? inspect.foundShown(rows.length, total) : inspect.found(total)}</span><Action tone="quiet" small onClick={() => put({ pattern: undefined })}>{inspect.closePattern}</Action></span>}>
      <ol className="timeline" aria-label={inspect.pattern(fact.label)}>
        {rows.map((entry) => <li key={entry.id} className="moment moment-plain"><EventEntry entry={entry} /></li>)}
      </ol>
    </Section>
  );
}

/** Neutral counts, each opening to the entries behind it. On a narrow screen they stay folded until they are asked for. */
export function Patterns({ query }: { query: Patterns_query$key }) {
  const inspect = useInspectWords();
  const { search } = useInspectAddress();
  const { patternFacts } = useFragment(fragment, query);
  const [wide] = useState(() => window.matchMedia('(min-width: 64.01em)').matches);
  return (
    <aside className="aside patterns" aria-label={inspect.patterns}>
      <details open={wide || search.pattern !== undefined}>
        <summary><h2>{inspect.patterns}</h2></summary>
        <p className="soft">{inspect.patternsHow}</p>
        <ul className="rows">
          {(patternFacts?.facts ?? []).map(({ key, label, rule, count, of }) => (
            <li key={key}>
              <span className="row row-wide">
                <strong>{label}</strong>
                {count > 0 ? (
                  <Link to="/kiem-tra" search={{ ...search, pattern: key }} resetScroll={false} replace className="figure" aria-current={search.pattern === key || undefined}>{inspect.outOf(count, of)}<span className="visually-hidden"> ({label}): {inspect.seeEvents}</span></Link>
                ) : (
                  <span className="figure soft">{inspect.outOf(count, of)}</span>
                )}
              </span>
              <span className="soft block">{rule}</span>
            </li>
          ))}
        </ul>
      </details>
    </aside>
  );
}
