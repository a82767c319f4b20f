import { eventNames as namesEn } from '../../i18n/en/eventNames';
import { inspect as en } from '../../i18n/en/inspect';
import { topic } from '../../i18n/topic';
import { eventNames as namesVi } from '../../i18n/vi/eventNames';
import { inspect as vi } from '../../i18n/vi/inspect';

export const useInspectWords = topic<typeof vi>(vi, en);

/** Every type of event by its name. */
export const useEventNames = topic<typeof namesVi>(namesVi, namesEn);
