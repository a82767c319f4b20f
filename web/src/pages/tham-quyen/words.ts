import { authority as en } from '../../i18n/en/authority';
import { topic } from '../../i18n/topic';
import { authority as vi } from '../../i18n/vi/authority';

export const useAuthorityWords = topic(vi, en);

export function kindName(words: typeof vi, kind: string): string {
  return kind in words.kind ? words.kind[kind as keyof typeof words.kind] : kind;
}
