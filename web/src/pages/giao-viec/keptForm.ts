import type { Draft } from '../../domain/draft';

const KEY = 'sauro.giving';

/** What stands in the form outlives a lost session or a reload, in this tab only, until it is issued or saved. */
export const keptForm = {
  read(account: string): Draft | null {
    try {
      const kept = JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null') as { account: string; draft: Draft } | null;
      return kept && kept.account === account ? kept.draft : null;
    } catch {
      return null;
    }
  },
  write(account: string, draft: Draft): void {
    window.sessionStorage.setItem(KEY, JSON.stringify({ account, draft }));
  },
  clear(): void {
    window.sessionStorage.removeItem(KEY);
  },
};
