/** Acts that may be sent later: they say something about the work and do not depend on what the screen last showed. */
export type LaterAct = 'PROGRESS_REPORT' | 'ACKNOWLEDGE';

/** One command that has not been answered yet. Its id is made once: however often it is sent, it is recorded once. */
export interface Pending {
  command: string;
  account: string;
  /** Id of the position it was written in; none = the server's choice. */
  acting: string | null;
  act: LaterAct;
  assignment: string;
  code: string;
  text: string;
  percent: number | null;
  /** When it was written, as an ISO moment. */
  made: string;
  state: 'waiting' | 'refused';
  /** Why the server refused it, in its words. */
  refusal?: string;
}

/** What the server has answered for since the page was opened. */
export interface Sent {
  command: string;
  act: LaterAct;
  assignment: string;
  code: string;
  text: string;
  percent: number | null;
  at: string;
  position: string | null;
}

const isPending = (value: unknown): value is Pending => {
  if (value === null || typeof value !== 'object') return false;
  const one = value as Record<string, unknown>;
  return (
    ['command', 'account', 'assignment', 'code', 'text', 'made'].every((key) => typeof one[key] === 'string') &&
    (one.acting === null || typeof one.acting === 'string') &&
    (one.percent === null || typeof one.percent === 'number') &&
    (one.act === 'PROGRESS_REPORT' || one.act === 'ACKNOWLEDGE') &&
    (one.state === 'waiting' || one.state === 'refused')
  );
};

/** What was kept on the device; anything unreadable is left out. */
export function readOutbox(kept: string | null): readonly Pending[] {
  try {
    const value: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(value) ? value.filter(isPending) : [];
  } catch {
    return [];
  }
}

/** The list with one command added, or replaced when it is there already. */
export function put(list: readonly Pending[], one: Pending): readonly Pending[] {
  return [...list.filter((other) => other.command !== one.command), one];
}

export function drop(list: readonly Pending[], command: string): readonly Pending[] {
  return list.filter((other) => other.command !== command);
}

/** What to send now for this account, oldest first. */
export function due(list: readonly Pending[], account: string): readonly Pending[] {
  return list.filter((one) => one.account === account && one.state === 'waiting').toSorted((a, b) => a.made.localeCompare(b.made));
}

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

/** How long to wait before trying again, in milliseconds, after so many failures in a row. */
export function waitAfter(failures: number): number {
  return Math.min(FIRST_WAIT * 2 ** Math.max(0, failures - 1), LONGEST_WAIT);
}
