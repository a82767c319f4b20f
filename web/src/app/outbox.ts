import { useSyncExternalStore } from 'react';
import { graphql } from 'react-relay';
import { type GraphQLTaggedNode, getRequest } from 'relay-runtime';
import type { outboxAcknowledgeMutation } from '../__generated__/outboxAcknowledgeMutation.graphql';
import type { outboxProgressMutation } from '../__generated__/outboxProgressMutation.graphql';
import type { outboxViewerQuery } from '../__generated__/outboxViewerQuery.graphql';
import { drop, due, type LaterAct, type Pending, put, readOutbox, type Sent, waitAfter } from '../domain/outbox';
import type { Language } from '../i18n';
import { ask, TransportProblem } from './transport';

const KEY = 'sauro.outbox';
/** After so long without an answer the connection is taken for lost; the command is sent again under the same id. */
const PATIENCE = 20_000;
const SHOWN = 20;

const viewer = graphql`
  query outboxViewerQuery { viewer { account } }
`;
const mutations: Record<LaterAct, GraphQLTaggedNode> = {
  PROGRESS_REPORT: graphql`
    mutation outboxProgressMutation($input: AssignmentProgressReportInput!) {
      outcome: assignmentProgressReport(input: $input) { position userErrors { code message remedy } }
    }
  `,
  ACKNOWLEDGE: graphql`
    mutation outboxAcknowledgeMutation($input: AssignmentAcknowledgeInput!) {
      outcome: assignmentAcknowledge(input: $input) { position userErrors { code message remedy } }
    }
  `,
};

type Outcome = outboxProgressMutation['response'] | outboxAcknowledgeMutation['response'];

export interface Outbox {
  pending: readonly Pending[];
  sent: readonly Sent[];
  sending: string | null;
}

let state: Outbox = { pending: readOutbox(window.localStorage.getItem(KEY)), sent: [], sending: null };
const listeners = new Set<() => void>();

function become(patch: Partial<Outbox>) {
  state = { ...state, ...patch };
  if (patch.pending) window.localStorage.setItem(KEY, JSON.stringify(patch.pending));
  for (const listener of listeners) listener();
}

window.addEventListener('storage', (event) => {
  if (event.key !== KEY) return;
  state = { ...state, pending: readOutbox(event.newValue) };
  for (const listener of listeners) listener();
});

let speaks: Language | null = null;
let running = false;
let failures = 0;
let timer: number | undefined;

function inputOf(one: Pending): Record<string, unknown> {
  const common = { commandId: one.command, assignment: one.assignment };
  return one.act === 'PROGRESS_REPORT' ? { ...common, text: one.text, percent: one.percent } : { ...common, note: null };
}

async function send(one: Pending, language: Language): Promise<void> {
  const { id } = getRequest(mutations[one.act]).params;
  if (!id) throw new Error('not persisted');
  become({ sending: one.command });
  try {
    const asked = { documentId: id, variables: { input: inputOf(one) } };
    const { data } = await ask({ language, acting: one.acting }, asked, AbortSignal.timeout(PATIENCE));
    const { outcome } = data as Outcome;
    if (!outcome) throw new TransportProblem('internal', '');
    const refusal = outcome.userErrors.map((error) => [error.message, error.remedy].filter(Boolean).join(' ')).join(' ');
    if (refusal) return become({ pending: put(state.pending, { ...one, state: 'refused', refusal }) });
    const { command, act, assignment, code, text, percent } = one;
    const answered: Sent = { command, act, assignment, code, text, percent, at: new Date().toISOString(), position: outcome.position ?? null };
    become({ pending: drop(state.pending, command), sent: [answered, ...state.sent].slice(0, SHOWN) });
  } catch (problem) {
    // The seat is no longer this person's: the server will not take it however often it is sent.
    if (problem instanceof TransportProblem && problem.kind === 'not-your-seat') return become({ pending: put(state.pending, { ...one, state: 'refused', refusal: '' }) });
    throw problem;
  } finally {
    become({ sending: null });
  }
  return undefined;
}

/** Sends what waits, one after the other. What could not be sent stays, and is tried again by itself. */
async function flush(): Promise<void> {
  const language = speaks;
  window.clearTimeout(timer);
  if (!language || running || !state.pending.some((one) => one.state === 'waiting')) return;
  running = true;
  try {
    const { id } = getRequest(viewer).params;
    const who = await ask({ language, acting: null }, { documentId: id ?? '', variables: {} }, AbortSignal.timeout(PATIENCE));
    const account = (who.data as outboxViewerQuery['response']).viewer?.account ?? '';
    let lost: unknown = null;
    for (const one of due(state.pending, account)) {
      try {
        // One after the other, as they were written.
        // oxlint-disable-next-line no-await-in-loop
        await send(one, language);
      } catch (problem) {
        if (!(problem instanceof TransportProblem) || problem.kind !== 'internal') throw problem;
        lost = problem;
      }
    }
    if (lost) throw lost;
    failures = 0;
  } catch (problem) {
    failures += 1;
    const gone = problem instanceof TransportProblem && problem.kind === 'unauthenticated';
    // Without a session there is nothing to try: signing in starts it again.
    if (!gone) timer = window.setTimeout(() => void flush(), waitAfter(failures));
  } finally {
    running = false;
  }
}

const again = () => {
  failures = 0;
  void flush();
};
window.addEventListener('online', again);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again());

export const outbox = {
  /** From now on what waits may be sent, with answers in this language; nothing while nobody is signed in. */
  serve(language: Language | null): void {
    speaks = language;
    if (language) again();
  },
  add(one: Pending): void {
    become({ pending: put(state.pending, one) });
    again();
  },
  /** Takes back what was refused or has not been sent. */
  withdraw(command: string): void {
    if (state.sending !== command) become({ pending: drop(state.pending, command) });
  },
  retry: again,
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** What waits to be sent and what was sent since the page was opened. */
export function useOutbox(): Outbox {
  return useSyncExternalStore(subscribe, () => state);
}
