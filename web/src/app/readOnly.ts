import type { Language } from '../i18n';

/** Why the server records nothing any more: a stable code, and words. */
export interface ReadOnly {
  code: string;
  reason: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the server said of it; none while acts are recorded. */
export function readOnlyOf(info: Record<string, unknown>): ReadOnly | null {
  const told = info.readOnly;
  if (told === null || typeof told !== 'object') return null;
  const { code, reason } = told as Record<string, unknown>;
  return { code: text(code), reason: text(reason) };
}

/** Asks the server anew whether acts are still recorded; none while they are. */
export async function readReadOnly(language: Language): Promise<ReadOnly | null> {
  const response = await fetch('/auth/info', { credentials: 'same-origin', cache: 'no-store', headers: { 'Accept-Language': language, Accept: 'application/json' } });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return readOnlyOf((await response.json()) as Record<string, unknown>);
}
