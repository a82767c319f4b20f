import { createRootRoute, createRoute, createRouter, lazyRouteComponent, retainSearchParams } from '@tanstack/react-router';
import { assignmentSearch, giveSearch, inboxSearch, listSearch, rootSearch, signInSearch } from './search';
import { NotFound } from './NotFound';
import { Opening, PageFault } from './PageFault';
import { Shell } from './Shell';

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

const assignment = createRoute({
  getParentRoute: () => root,
  path: '/viec/$code',
  validateSearch: assignmentSearch,
  component: lazyRouteComponent(() => import('../pages/viec-chi-tiet/AssignmentPage'), 'AssignmentPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, myWork, inbox, give, list, assignment]),
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
