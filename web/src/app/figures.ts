import { useEffect, useState } from 'react';

/** What stands behind a number. */
export interface Behind {
  id: string;
  code: string;
  title: string | null;
}

export interface BehindAll {
  total: number;
  list: readonly Behind[];
}

interface Page {
  totalCount: number;
  nodes: readonly { assignmentId: string; code: string; title?: string | null }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** The most assignments that one list shows. */
const MOST = 1_000;

/** Reads page after page until all is there, or a thousand. `ask` gives nothing when the figure is gone. */
export async function readBehind(ask: (after: string | null) => Promise<Page | null | undefined>): Promise<BehindAll> {
  const list: Behind[] = [];
  let total = 0;
  let after: string | null = null;
  while (list.length < MOST) {
    // Each page is asked for by the end of the one before it.
    // oxlint-disable-next-line no-await-in-loop
    const found: Page | null | undefined = await ask(after);
    if (!found) break;
    total = found.totalCount;
    list.push(...found.nodes.map((one) => ({ id: one.assignmentId, code: one.code, title: one.title ?? null })));
    after = found.pageInfo.endCursor ?? null;
    if (!found.pageInfo.hasNextPage || !after) break;
  }
  return { total, list };
}

export type Reading = { state: 'reading' } | { state: 'failed'; problem: unknown } | { state: 'read'; all: BehindAll };

/** Reads what stands behind a number; `key` names the question, and a new key asks anew. */
export function useBehind(key: string, ask: (after: string | null) => Promise<Page | null | undefined>): Reading {
  const [answer, setAnswer] = useState<{ key: string; reading: Reading }>({ key: '', reading: { state: 'reading' } });
  useEffect(() => {
    let ended = false;
    const tell = (reading: Reading) => {
      if (!ended) setAnswer({ key, reading });
    };
    readBehind(ask).then((all) => tell({ state: 'read', all }), (problem: unknown) => tell({ state: 'failed', problem }));
    return () => {
      ended = true;
    };
    // The key says everything that the question depends on.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return answer.key === key ? answer.reading : { state: 'reading' };
}
