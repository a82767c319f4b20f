import { createRootRoute, createRoute, createRouter, lazyRouteComponent, retainSearchParams } from '@tanstack/react-router';
import { assignmentSearch, compareSearch, giveSearch, historySearch, inboxSearch, listSearch, rootSearch, signInSearch } from './search';
import { inspectSearch, overdueSearch, reportSearch } from './followSearch';
import { actSearch, authoritySearch, documentsSearch, grantSearch, handoverSearch, mergeSearch } from './registerSearch';
import { NotFound } from './NotFound';
import { Opening, PageFault } from './PageFault';
import { Shell } from './Shell';
import { bundleSearch, inspectionSearch, inspectionsSearch, journalSearch } from './inspectSearch';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: rootSearch,
  // Whoever looks at the past stays there from page to page, until they come back.
  search: { middlewares: [retainSearchParams(['luc'])] },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../pages/dang-nhap/SignInPage'), 'SignInPage'),
});

const myWork = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/viec-cua-toi/MyWorkPage'), 'MyWorkPage'),
});

const give = createRoute({
  getParentRoute: () => root,
  path: '/giao-viec/moi',
  validateSearch: giveSearch,
  component: lazyRouteComponent(() => import('../pages/giao-viec/GivePage'), 'GivePage'),
});

const giveTable = createRoute({
  getParentRoute: () => root,
  path: '/giao-viec/bang',
  component: lazyRouteComponent(() => import('../pages/giao-viec/TablePage'), 'TablePage'),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/cho-duyet',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('../pages/cho-duyet/InboxPage'), 'InboxPage'),
});

const list = createRoute({
  getParentRoute: () => root,
  path: '/viec',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../pages/viec/ListPage'), 'ListPage'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/so-sanh',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('../pages/so-sanh/ComparePage'), 'ComparePage'),
});

const history = createRoute({
  getParentRoute: () => root,
  path: '/viec/$code/lich-su',
  validateSearch: historySearch,
  component: lazyRouteComponent(() => import('../pages/lich-su/HistoryPage'), 'HistoryPage'),
});

const assignment = createRoute({
  getParentRoute: () => root,
  path: '/viec/$code',
  validateSearch: assignmentSearch,
  component: lazyRouteComponent(() => import('../pages/viec-chi-tiet/AssignmentPage'), 'AssignmentPage'),
});

const authority = createRoute({
  getParentRoute: () => root,
  path: '/tham-quyen',
  validateSearch: authoritySearch,
  component: lazyRouteComponent(() => import('../pages/tham-quyen/AuthorityPage'), 'AuthorityPage'),
});

const grant = createRoute({
  getParentRoute: () => root,
  path: '/tham-quyen/trao',
  validateSearch: grantSearch,
  component: lazyRouteComponent(() => import('../pages/tham-quyen/GrantPage'), 'GrantPage'),
});

const mandate = createRoute({
  getParentRoute: () => root,
  path: '/tham-quyen/$id',
  validateSearch: actSearch,
  component: lazyRouteComponent(() => import('../pages/tham-quyen/MandatePage'), 'MandatePage'),
});

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/to-chuc',
  component: lazyRouteComponent(() => import('../pages/to-chuc/OrganisationPage'), 'OrganisationPage'),
});

const unit = createRoute({
  getParentRoute: () => root,
  path: '/to-chuc/don-vi/$id',
  validateSearch: actSearch,
  component: lazyRouteComponent(() => import('../pages/to-chuc/UnitPage'), 'UnitPage'),
});

const merge = createRoute({
  getParentRoute: () => root,
  path: '/to-chuc/don-vi/$id/sap-nhap',
  validateSearch: mergeSearch,
  component: lazyRouteComponent(() => import('../pages/to-chuc/MergePage'), 'MergePage'),
});

const seat = createRoute({
  getParentRoute: () => root,
  path: '/to-chuc/chuc-vu/$id',
  validateSearch: actSearch,
  component: lazyRouteComponent(() => import('../pages/to-chuc/SeatPage'), 'SeatPage'),
});

const handover = createRoute({
  getParentRoute: () => root,
  path: '/to-chuc/chuc-vu/$id/ban-giao',
  validateSearch: handoverSearch,
  component: lazyRouteComponent(() => import('../pages/to-chuc/HandoverPage'), 'HandoverPage'),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/to-chuc/nguoi/$id',
  component: lazyRouteComponent(() => import('../pages/to-chuc/PersonPage'), 'PersonPage'),
});

const programmes = createRoute({
  getParentRoute: () => root,
  path: '/chuong-trinh',
  component: lazyRouteComponent(() => import('../pages/chuong-trinh/ProgrammesPage'), 'ProgrammesPage'),
});

const programme = createRoute({
  getParentRoute: () => root,
  path: '/chuong-trinh/$id',
  validateSearch: actSearch,
  component: lazyRouteComponent(() => import('../pages/chuong-trinh/ProgrammePage'), 'ProgrammePage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/cai-dat',
  component: lazyRouteComponent(() => import('../pages/cai-dat/AccountPage'), 'AccountPage'),
});

const tokens = createRoute({
  getParentRoute: () => root,
  path: '/cai-dat/ma-truy-cap',
  component: lazyRouteComponent(() => import('../pages/cai-dat/TokensPage'), 'TokensPage'),
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/cai-dat/lich',
  component: lazyRouteComponent(() => import('../pages/cai-dat/CalendarPage'), 'CalendarPage'),
});

const documents = createRoute({
  getParentRoute: () => root,
  path: '/cai-dat/van-ban',
  validateSearch: documentsSearch,
  component: lazyRouteComponent(() => import('../pages/cai-dat/DocumentsPage'), 'DocumentsPage'),
});

const document = createRoute({
  getParentRoute: () => root,
  path: '/cai-dat/van-ban/$id',
  validateSearch: actSearch,
  component: lazyRouteComponent(() => import('../pages/cai-dat/DocumentPage'), 'DocumentPage'),
});

const keyboard = createRoute({
  getParentRoute: () => root,
  path: '/cai-dat/phim-tat',
  component: lazyRouteComponent(() => import('../pages/cai-dat/KeyboardPage'), 'KeyboardPage'),
});

const about = createRoute({
  getParentRoute: () => root,
  path: '/cai-dat/gioi-thieu',
  component: lazyRouteComponent(() => import('../pages/cai-dat/AboutPage'), 'AboutPage'),
});

const register = [authority, grant, mandate, organisation, unit, merge, seat, handover, person, programmes, programme, account, tokens, calendar, documents, document, keyboard, about] as const;

const reports = createRoute({
  getParentRoute: () => root,
  path: '/bao-cao',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('../pages/bao-cao/ReportPage'), 'ReportPage'),
});

const overdue = createRoute({
  getParentRoute: () => root,
  path: '/qua-han',
  validateSearch: overdueSearch,
  component: lazyRouteComponent(() => import('../pages/qua-han/OverduePage'), 'OverduePage'),
});

const inspection = createRoute({
  getParentRoute: () => root,
  path: '/kiem-tra',
  validateSearch: inspectSearch,
  component: lazyRouteComponent(() => import('../pages/kiem-tra/InspectionPage'), 'InspectionPage'),
});

const proof = createRoute({
  getParentRoute: () => root,
  path: '/kiem-tra/bang-chung',
  component: lazyRouteComponent(() => import('../pages/kiem-tra/ProofPage'), 'ProofPage'),
});

const bundle = createRoute({
  getParentRoute: () => root,
  path: '/kiem-tra/goi',
  validateSearch: bundleSearch,
  component: lazyRouteComponent(() => import('../pages/kiem-tra/BundlePage'), 'BundlePage'),
});

const inspections = createRoute({
  getParentRoute: () => root,
  path: '/kiem-tra/cuoc',
  validateSearch: inspectionsSearch,
  component: lazyRouteComponent(() => import('../pages/kiem-tra/InspectionsPage'), 'InspectionsPage'),
});

const oneInspection = createRoute({
  getParentRoute: () => root,
  path: '/kiem-tra/cuoc/$id',
  validateSearch: inspectionSearch,
  component: lazyRouteComponent(() => import('../pages/kiem-tra/OneInspectionPage'), 'OneInspectionPage'),
});

const journal = createRoute({
  getParentRoute: () => root,
  path: '/kiem-tra/nhat-ky',
  validateSearch: journalSearch,
  component: lazyRouteComponent(() => import('../pages/kiem-tra/JournalPage'), 'JournalPage'),
});

const follow = [reports, overdue, inspection, inspections, oneInspection, proof, bundle, journal] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, myWork, inbox, give, giveTable, list, history, compare, assignment, ...register, ...follow]),
  defaultPreload: 'intent',
  defaultPendingComponent: Opening,
  defaultErrorComponent: PageFault,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
