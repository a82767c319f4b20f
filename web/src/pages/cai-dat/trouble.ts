import { AccountProblem } from '../../app/account';
import type { settings } from '../../i18n/vi/settings';

/** What went wrong, in the server's words where it has any. */
export function trouble(words: typeof settings, problem: unknown): string {
  if (!(problem instanceof AccountProblem)) return words.failed('?');
  return problem.words ?? (problem.code === 'OFFLINE' ? words.offline : words.failed(problem.code));
}
