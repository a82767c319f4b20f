import type { RowDraft } from './fromTable';

const KEY = 'sauro.table';

/** Drafts from a table outlive a look at another page and a reload, in this tab only. */
export const keptTable = {
  read(account: string): readonly RowDraft[] {
    try {
      const kept = JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null') as { account: string; rows: RowDraft[] } | null;
      return kept && kept.account === account && Array.isArray(kept.rows) ? kept.rows : [];
    } catch {
      return [];
    }
  },
  write(account: string, rows: readonly RowDraft[]): void {
    if (rows.length === 0) window.sessionStorage.removeItem(KEY);
    else window.sessionStorage.setItem(KEY, JSON.stringify({ account, rows }));
  },
};
