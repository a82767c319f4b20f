import type { ClarityKey } from './draft';

/** What the server said of one clarity. */
export interface ClarityAnswer {
  clarity: ClarityKey;
  clear: boolean;
  findings: readonly ClarityFinding[];
  warnings: readonly ClarityFinding[];
}

export interface ClarityFinding {
  code: string;
  /** Which part of the form it is about. */
  field: string;
  message: string;
  hint: string;
}

export type ClarityCheck =
  | { state: 'unknown' }
  | { state: 'checking'; last: readonly ClarityAnswer[] }
  | { state: 'failed'; last: readonly ClarityAnswer[] }
  | { state: 'known'; last: readonly ClarityAnswer[] };

export function answerOf(check: ClarityCheck, clarity: ClarityKey): ClarityAnswer | null {
  return check.state === 'unknown' ? null : (check.last.find((answer) => answer.clarity === clarity) ?? null);
}

/** How many of the six do not hold, by the last answer. */
export function unclearCount(answers: readonly ClarityAnswer[]): number {
  return answers.filter((answer) => !answer.clear).length;
}
