import type { Language } from '../i18n';

/** Why the server records nothing any more: a stable code, and words. */
export interface ReadOnly {
  code: string;
  reason: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Asks the server anew whether acts are still recorded; none while they are. */
export async function readReadOnly(language: Language): Promise<ReadOnly | null> {
  const response = await fetch('/auth/info', { credentials: 'same-origin', cache: 'no-store', headers: { 'Accept-Language': language, Accept: 'application/json' } });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const { readOnly } = (await response.json()) as { readOnly?: Record<string, unknown> | null };
  return readOnly ? { code: text(readOnly.code), reason: text(readOnly.reason) } : null;
}
