import { inspect as en } from '../../i18n/en/inspect';
import { topic } from '../../i18n/topic';
import { inspect as vi } from '../../i18n/vi/inspect';

export const useInspectWords = topic<typeof vi>(vi, en);
