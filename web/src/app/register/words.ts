import { register as en } from '../../i18n/en/register';
import { topic } from '../../i18n/topic';
import { register as vi } from '../../i18n/vi/register';

/** Words shared by the pages of the registers. */
export const useRegisterWords = topic(vi, en);

/** A power in words; one that this screen does not know yet is shown by its key. */
export function powerName(words: typeof vi, power: string): string {
  return power in words.power ? words.power[power as keyof typeof words.power] : power;
}
