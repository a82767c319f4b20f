import type { Language } from '../i18n';
import { composed } from '../domain/text';

/** Why the server did not answer the question that was asked. A refusal by a rule is not one of these: it is data. */
export class TransportProblem extends Error {
  constructor(
    readonly kind: 'offline' | 'unauthenticated' | 'not-your-seat' | 'internal',
    /** Server's reference, to quote when asking for help. */
    readonly reference: string,
  ) {
    super(kind);
    this.name = 'TransportProblem';
  }
}

export interface Speaker {
  language: Language;
  /** Id of the position the person acts in; none lets the server choose. */
  acting: string | null;
}

export interface Asked {
  documentId: string;
  variables: Record<string, unknown>;
}

interface Answer {
  code?: string;
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string; correlationId?: string } }[];
}

export function headers({ language, acting }: Speaker, accept: string): Headers {
  const all = new Headers({ 'Content-Type': 'application/json', Accept: accept, 'Accept-Language': language });
  if (acting) all.set('X-Sauro-Acting', acting);
  return all;
}

/** Sends one persisted document; `signal` gives up waiting, which counts as a lost connection. */
export async function ask(speaker: Speaker, asked: Asked, signal?: AbortSignal): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: headers(speaker, 'application/graphql-response+json'),
      body: JSON.stringify(composed(asked)),
      signal: signal ?? null,
    });
  } catch {
    throw new TransportProblem('offline', '');
  }
  if (response.status === 401) throw new TransportProblem('unauthenticated', '');
  const answer = (await response.json().catch(() => null)) as Answer | null;
  const fault = answer?.errors?.[0];
  if (response.status === 403 && (fault?.extensions?.code ?? answer?.code) === 'NOT_YOUR_POSITION') throw new TransportProblem('not-your-seat', '');
  if (fault?.extensions?.code === 'UNAUTHENTICATED') throw new TransportProblem('unauthenticated', '');
  if (!answer || !answer.data) {
    const reference = fault?.extensions?.correlationId ?? fault?.extensions?.code ?? `HTTP ${response.status}`;
    throw new TransportProblem('internal', reference);
  }
  return answer;
}
