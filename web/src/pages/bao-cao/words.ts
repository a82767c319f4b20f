import { report as en } from '../../i18n/en/report';
import { topic } from '../../i18n/topic';
import { report as vi } from '../../i18n/vi/report';

export const useReportWords = topic<typeof vi>(vi, en);
