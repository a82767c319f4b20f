import { topic } from '../../i18n/topic';
import { compare as en } from '../../i18n/en/compare';
import { compare as vi } from '../../i18n/vi/compare';

export const useCompareWords = topic(vi, en);
