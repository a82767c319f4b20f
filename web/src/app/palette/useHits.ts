import { useEffect, useState } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay';
import { fetchQuery } from 'relay-runtime';
import { BESIDE } from '../environment';
import type { SearchKind, useHitsQuery } from '../../__generated__/useHitsQuery.graphql';
import { destinationOf } from '../destinations';

const query = graphql`
  query useHitsQuery($text: String!) {
    search(text: $text, first: 24) {
      nodes { kind title detail node { __typename id ... on Assignment { code } } }
    }
  }
`;

export interface Hit {
  id: string;
  kind: SearchKind;
  label: string;
  detail: string;
  href: string;
}

export interface Hits {
  state: 'idle' | 'searching' | 'failed' | 'found';
  hits: readonly Hit[];
}

interface Answer {
  text: string;
  hits: readonly Hit[] | 'failed';
}

const WAIT = 200;
const LEAST = 2;

/** Asks the register what matches, a moment after the last key. Only what has a page to open is told. */
export function useHits(text: string): Hits {
  const environment = useRelayEnvironment();
  const [answer, setAnswer] = useState<Answer>({ text: '', hits: [] });
  const wanted = text.normalize('NFC').trim();
  useEffect(() => {
    if (wanted.length < LEAST) return undefined;
    let open: { unsubscribe: () => void } | undefined;
    const timer = window.setTimeout(() => {
      open = fetchQuery<useHitsQuery>(environment, query, { text: wanted }, BESIDE).subscribe({
        next: ({ search }) =>
          setAnswer({
            text: wanted,
            hits: (search?.nodes ?? []).flatMap(({ kind, title, detail, node }) => {
              const href = node ? destinationOf(kind, node) : null;
              return node && href ? [{ id: node.id, kind, label: title, detail, href }] : [];
            }),
          }),
        error: () => setAnswer({ text: wanted, hits: 'failed' }),
      });
    }, WAIT);
    return () => {
      window.clearTimeout(timer);
      open?.unsubscribe();
    };
  }, [environment, wanted]);
  const known = answer.hits === 'failed' ? [] : answer.hits;
  if (wanted.length < LEAST) return { state: 'idle', hits: [] };
  if (answer.text !== wanted) return { state: 'searching', hits: known };
  return { state: answer.hits === 'failed' ? 'failed' : 'found', hits: known };
}
