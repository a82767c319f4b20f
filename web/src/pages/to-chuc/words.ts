import { organisation as en } from '../../i18n/en/organisation';
import { topic } from '../../i18n/topic';
import { organisation as vi } from '../../i18n/vi/organisation';

export const useOrganisationWords = topic(vi, en);

export function unitKind(words: typeof vi, kind: string): string {
  return kind in words.kind ? words.kind[kind as keyof typeof words.kind] : kind;
}
