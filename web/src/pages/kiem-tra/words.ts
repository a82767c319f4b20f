import { eventNames as namesEn } from '../../i18n/en/eventNames';
import { inspect as en } from '../../i18n/en/inspect';
import { inspections as inspectionsEn } from '../../i18n/en/inspections';
import { journal as journalEn } from '../../i18n/en/journal';
import { proof as proofEn } from '../../i18n/en/proof';
import { topic } from '../../i18n/topic';
import { eventNames as namesVi } from '../../i18n/vi/eventNames';
import { inspect as vi } from '../../i18n/vi/inspect';
import { inspections as inspectionsVi } from '../../i18n/vi/inspections';
import { journal as journalVi } from '../../i18n/vi/journal';
import { proof as proofVi } from '../../i18n/vi/proof';

export const useInspectWords = topic<typeof vi>(vi, en);

/** Every type of event by its name. */
export const useEventNames = topic<typeof namesVi>(namesVi, namesEn);

export const useProofWords = topic<typeof proofVi>(proofVi, proofEn);

export const useInspectionWords = topic<typeof inspectionsVi>(inspectionsVi, inspectionsEn);

export const useJournalWords = topic<typeof journalVi>(journalVi, journalEn);
