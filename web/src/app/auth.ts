import type { Language } from '../i18n';
import { knownEarly } from './early';
import { type ReadOnly, readOnlyOf } from './readOnly';

export interface DemoAccount {
  account: string;
  password: string;
  /** The seat that the account sits in. */
  office: string;
  /** Its holder; invented. */
  name: string;
}

/** What a visitor may know before signing in. */
export interface Installation {
  /** Why nothing is recorded any more, as told with the first answer; none while all is well. */
  readOnly?: ReadOnly | null;
  name: string;
  demo: boolean;
  accounts: readonly DemoAccount[];
  signedIn: boolean;
  /** The largest file taken as evidence, in bytes; none when the server does not tell. */
  mostBytes: number | null;
}

export type SignInOutcome = 'signed-in' | 'wrong' | 'throttled' | 'offline';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function readAccount(value: unknown, password: string): DemoAccount | null {
  if (value === null || typeof value !== 'object') return null;
  const found = value as Record<string, unknown>;
  const account = text(found.account);
  if (!account) return null;
  return { account, password: text(found.password) || password, office: text(found.office) || account, name: text(found.name) || text(found.label) };
}

function mostBytes(files: unknown): number | null {
  const most = files !== null && typeof files === 'object' ? (files as Record<string, unknown>).mostBytes : null;
  return typeof most === 'number' && most > 0 ? most : null;
}

async function askInstallation(language: Language): Promise<Record<string, unknown>> {
  const response = await fetch('/auth/info', { credentials: 'same-origin', headers: { 'Accept-Language': language, Accept: 'application/json' } });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}

/** Asks the server what it is and whether this browser is signed in. */
export async function readInstallation(language: Language): Promise<Installation> {
  const info = (await knownEarly(language)) ?? (await askInstallation(language));
  const accounts = Array.isArray(info.accounts) ? info.accounts : [];
  return {
    name: text(info.installation),
    demo: info.demo === true,
    accounts: accounts.map((account) => readAccount(account, text(info.password))).filter((account) => account !== null),
    signedIn: info.signedIn === true,
    readOnly: readOnlyOf(info),
    mostBytes: mostBytes(info.files),
  };
}

export async function signIn(account: string, password: string, language: Language): Promise<SignInOutcome> {
  try {
    const response = await fetch('/auth/sign-in', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify({ account: account.normalize('NFC').trim(), password }),
    });
    if (response.ok) return 'signed-in';
    return response.status === 429 ? 'throttled' : response.status < 500 ? 'wrong' : 'offline';
  } catch {
    return 'offline';
  }
}

export async function signOut(): Promise<void> {
  await fetch('/auth/sign-out', { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: '{}' });
}
