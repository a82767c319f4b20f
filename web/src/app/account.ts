import type { Language } from '../i18n';

/** Why the server did not do it, in its own words; none when it could not be reached. */
export class AccountProblem extends Error {
  constructor(
    readonly code: string,
    readonly words: string | null,
  ) {
    super(code);
    this.name = 'AccountProblem';
  }
}

/** A key for a dashboard: it reads and never writes. */
export interface Token {
  id: string;
  label: string;
  scopes: readonly string[];
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
}

/** A browser that is signed in to this account. */
export interface OpenSession {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  userAgent: string;
  address: string;
  current: boolean;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const object = (value: unknown): Record<string, unknown> => (value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {});
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(object) : []);

function tokenOf(value: unknown): Token {
  const one = object(value);
  return {
    id: text(one.id), label: text(one.label), scopes: Array.isArray(one.scopes) ? one.scopes.map(text) : [],
    createdAt: text(one.createdAt), expiresAt: text(one.expiresAt), lastUsedAt: text(one.lastUsedAt) || null,
  };
}

async function ask(language: Language, path: string, method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<Record<string, unknown>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Accept-Language': language },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  } catch {
    throw new AccountProblem('OFFLINE', null);
  }
  if (response.status === 204) return {};
  const answer = object(await response.json().catch(() => null));
  if (!response.ok) throw new AccountProblem(text(answer.code) || `HTTP ${response.status}`, text(answer.message) || null);
  return answer;
}

/** Changes the password of the account signed in. All its other sessions end. */
export async function changePassword(language: Language, old: string, next: string): Promise<void> {
  await ask(language, '/auth/password', 'POST', { old, new: next });
}

/** The keys of this account, newest first. Their secrets are known to nobody. */
export async function readTokens(language: Language): Promise<readonly Token[]> {
  return list((await ask(language, '/auth/tokens', 'GET')).tokens).map(tokenOf);
}

/** Makes a key for so many days. Its secret is in this answer and nowhere else. */
export async function createToken(language: Language, label: string, days: number): Promise<{ secret: string; token: Token }> {
  const answer = await ask(language, '/auth/tokens', 'POST', { label: label.normalize('NFC').trim(), days });
  return { secret: text(answer.secret), token: tokenOf(answer.token) };
}

/** Takes a key back at once. */
export async function revokeToken(language: Language, id: string): Promise<void> {
  await ask(language, `/auth/tokens/${encodeURIComponent(id)}`, 'DELETE');
}

/** Where this account is signed in. */
export async function readSessions(language: Language): Promise<readonly OpenSession[]> {
  const answer = await ask(language, '/auth/session', 'GET');
  return list(answer.sessions).map((one) => ({
    id: text(one.id), createdAt: text(one.createdAt), lastSeenAt: text(one.lastSeenAt), userAgent: text(one.userAgent), address: text(one.address), current: text(one.id) === text(answer.current),
  }));
}

/** Signs another browser out. */
export async function endSession(language: Language, id: string): Promise<void> {
  await ask(language, `/auth/session/${encodeURIComponent(id)}`, 'DELETE');
}

/** What the installation says of itself to anybody. */
export async function readAbout(): Promise<{ passwordFewest: number; passwordAdvised: number; version: string | null }> {
  const info = await ask('vi', '/auth/info', 'GET');
  return { passwordFewest: Number(info.passwordFewest) || 8, passwordAdvised: Number(info.passwordAdvised) || 15, version: text(info.version) || null };
}
