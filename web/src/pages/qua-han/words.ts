import { overdue as en } from '../../i18n/en/overdue';
import { topic } from '../../i18n/topic';
import { overdue as vi } from '../../i18n/vi/overdue';

export const useOverdueWords = topic<typeof vi>(vi, en);
