import { showDay } from '../../domain/days';
import type { journal } from '../../i18n/vi/journal';

type Words = typeof journal;
type Page = keyof Words['pages'];

/** The operations of the screens by the page they belong to: the access log keeps their names, people know the pages. */
const OPERATIONS: Record<Page, readonly string[]> = {
  about: ['AboutPageQuery'],
  account: ['AccountPageQuery', 'SeatMenuQuery', 'outboxViewerQuery', 'usePowersQuery'],
  accessLog: ['AccessLogQuery', 'AccessLogMoreQuery', 'JournalPageQuery'],
  refusals: ['RefusalsQuery', 'RefusalsMoreQuery'],
  drafts: ['DraftsQuery', 'DraftsMoreQuery'],
  events: ['InspectionPageQuery', 'InspectionPageLimitQuery', 'EventRowsPageQuery', 'EventDetailsQuery', 'InspectionHistoryMoreQuery'],
  signs: ['PatternsOpenedQuery'],
  moments: ['TwoMomentsQuery', 'ComparePageQuery', 'CompareFormNameQuery', 'CompareFormPersonsQuery'],
  inspections: ['InspectionsPageQuery', 'InspectionsPageMoreQuery', 'OneInspectionPageQuery', 'RedrawQuery'],
  proof: ['ProofPageQuery', 'ReceiptCheckQuery'],
  bundle: ['BundlePageQuery'],
  work: ['MyWorkPageQuery', 'MyWorkPageChangedSubscription', 'PastWorkQuery'],
  inbox: ['InboxPageQuery', 'InboxItemQuery', 'BackgroundQuery', 'InboxPageChangedSubscription'],
  list: ['ListPageQuery', 'ListRowsPageQuery', 'useWholeListQuery'],
  assignment: ['AssignmentPageQuery', 'AssignmentPageChangedSubscription', 'TermFieldQuery'],
  history: ['HistoryPageQuery', 'HistoryPageEntriesQuery', 'HistoryListMoreQuery', 'AsOfStepsQuery'],
  giving: ['GivePageQuery', 'TablePageQuery', 'useClarityQuery', 'ReceiptQuery'],
  authority: ['AuthorityPageQuery', 'MandateListPageQuery', 'MandatePageQuery', 'GrantPageQuery', 'ExplainAnswerQuery', 'ExplainBoxNamesQuery'],
  organisation: ['OrganisationPageQuery', 'UnitBranchBelowQuery', 'UnitPageQuery', 'SeatPageQuery', 'MergePageQuery', 'MergePageIntoQuery'],
  person: ['PersonPageQuery'],
  handover: ['HandoverPageQuery', 'HandoverPageSheetQuery'],
  programmes: ['ProgrammesPageQuery', 'ProgrammePageQuery'],
  documents: ['DocumentsPageQuery', 'DocumentsPageMoreQuery', 'DocumentPageQuery'],
  calendar: ['CalendarPageQuery'],
  overdue: [
    'OverduePageQuery', 'behindAgesQuery', 'behindCellsQuery', 'behindIssuedQuery', 'behindLateQuery', 'behindOnTimeQuery', 'behindOpenQuery', 'behindOverdueQuery',
  ],
  report: ['PeriodReportQuery', 'MeetingReportQuery', 'MeetingRowsPageQuery', 'ScopeFieldsQuery', 'OpenedQuery'],
  search: [
    'useHitsQuery', 'lookupsDocumentsQuery', 'lookupsHeldMandatesQuery', 'lookupsMandatesQuery', 'lookupsPositionsQuery', 'lookupsProgrammesQuery', 'lookupsUnitsQuery',
    'useSourcesPersonsQuery', 'assignmentSourceQuery',
  ],
  changes: ['useRegisterLiveSubscription'],
};

const PAGE_OF = new Map(Object.entries(OPERATIONS).flatMap(([page, names]) => names.map((name) => [name, page as Page] as const)));

/** The page that an operation of the screens belongs to; none for what another program asked. */
export const pageOf = (operation: string): Page | null => PAGE_OF.get(operation) ?? null;

/** Which of them was taken away, as people say it. What is not known stays as it was written. */
export function whichInWords(which: string, { taken }: Words): string {
  const said = (part: string): string => {
    const [, name = '', rest = ''] = /^(\S+)\s?(.*)$/su.exec(part) ?? [];
    switch (name) {
      case 'whole': return rest === '' ? taken.whole : part;
      case 'assignment': return taken.assignment(rest);
      case 'person': return taken.person(rest);
      case 'unit': return taken.unit(rest);
      case 'from': return taken.from(showDay(rest));
      case 'until': return taken.until(showDay(rest));
      case 'with': return rest === 'personal values' ? taken.personal : rest === 'files' ? taken.files : part;
      default: return rest === 'events' && /^\d+$/.test(name) ? taken.events(Number(name)) : part;
    }
  };
  return which.split(', ').map(said).join(', ');
}
