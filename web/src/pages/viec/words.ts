import { topic } from '../../i18n/topic';
import { listTools as en } from '../../i18n/en/listTools';
import { listTools as vi } from '../../i18n/vi/listTools';

export const useListWords = topic(vi, en);
