import type { Speaker } from './transport';

/** An answer of the server as it came. */
type Answer = { data?: Record<string, unknown> | null; errors?: unknown };

/** What `scripts/start.js` has asked while these screens were on their way. */
interface Start {
  language: string;
  acting: string | null;
  /** What the server says of itself and of this browser; none when it could not be had. */
  known: Promise<Record<string, unknown> | null>;
  asked: Promise<readonly { documentId: string; variables: object; answer: Promise<Answer | null> }[]>;
}

declare global {
  interface Window {
    sauroStart?: Start | null;
  }
}

/** How long the first screen waits for its contents before it shows itself without them. */
const PATIENCE = 600;

const start = window.sauroStart ?? null;
// A script that comes later has nothing to do any more.
window.sauroStart = null;

const answers = new Map<string, Answer>();
/** A question without what is null, its parts in one order: null and left out ask the same. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const parts = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(parts.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, plain(one)]));
}

const key = (documentId: string, variables: object) => `${documentId} ${JSON.stringify(plain(variables))}`;

/** What the server says of itself, if that has been asked in this language; it is given away once. */
export function knownEarly(language: string): Promise<Record<string, unknown> | null> | null {
  return start && start.language === language ? start.known : null;
}

/** Waits a little for the answers that are on their way, so that the first screen is drawn once and whole. */
export async function settled(): Promise<void> {
  if (!start) return;
  const all = start.asked.then((asked) =>
    Promise.all(asked.map(async ({ documentId, variables, answer }) => {
      const found = await answer;
      if (found?.data && !found.errors) answers.set(key(documentId, variables), found);
    })),
  );
  await Promise.race([all, new Promise((resolve) => window.setTimeout(resolve, PATIENCE))]);
}

/** The answer to this question, if it was asked early for the same person in the same seat and language; once. */
export function takeEarly({ language, acting }: Speaker, documentId: string, variables: object): Answer | null {
  if (!start || start.language !== language || start.acting !== acting) return null;
  const found = answers.get(key(documentId, variables)) ?? null;
  answers.delete(key(documentId, variables));
  return found;
}

/** Another person is here, or a seat was left: what was asked before is nobody's any more. */
export function forgetEarly(): void {
  answers.clear();
}
