import { programmes as en } from '../../i18n/en/programmes';
import { topic } from '../../i18n/topic';
import { programmes as vi } from '../../i18n/vi/programmes';

export const useProgrammeWords = topic(vi, en);

export function kindName(words: typeof vi, kind: string): string {
  return kind in words.kinds ? words.kinds[kind as keyof typeof words.kinds] : kind;
}
