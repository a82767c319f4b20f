import { Link, Navigate, Outlet, useLocation, useRouterState } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { showMoment } from '../domain/days';
import { useWords } from '../i18n';
import { useIsBusy } from '../ui/busy';
import { Loading } from '../ui/Layout';
import { AsOfBar, AsOfButton } from './AsOfBar';
import { FaultBoundary } from './Fault';
import { LookMenu } from './LookMenu';
import { Navigation } from './Navigation';
import { Finder } from './palette/Finder';
import { BehalfRibbon, SeatMenu } from './SeatMenu';
import { ReadOnlyBar } from './ReadOnlyBar';
import { useSession } from './session';

function Brand() {
  return (
    <Link to="/" className="brand" aria-label="Sáu Rõ">
      <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="7" fill="#8e1f1d" />
        <path d="M8 10h5M19 10h5M8 16h5M19 16h5M8 22h5m5.6-.2 2.2 2.2 4-4.6" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      </svg>
      <span>Sáu Rõ</span>
    </Link>
  );
}

/** What a printed sheet says of itself. */
function PrintFoot({ address }: { address: string }) {
  const { nav, app } = useWords();
  return <p className="print-foot">{app.product} · {window.location.origin}{address} · {nav.printed(showMoment(new Date().toISOString()))}</p>;
}

/** The place of the pages. It says so while a page or what it shows is on its way, and no longer. */
function Content({ children }: { children: ReactNode }) {
  const turning = useRouterState({ select: ({ isLoading, status }) => isLoading || status === 'pending' });
  const busy = useIsBusy();
  return <main id="noi-dung" tabIndex={-1} aria-busy={turning || busy || undefined}>{children}</main>;
}

/** The frame of every screen: who you are, where you can go, and what kind of installation this is. */
export function Shell() {
  const { app } = useWords();
  const { standing, installation, acting, sit } = useSession();
  const { pathname, href } = useLocation();
  const signedIn = standing === 'signed-in';
  const atDoor = pathname === '/dang-nhap';

  return (
    <>
      <a className="skip-link" href="#noi-dung">{app.skip}</a>
      <header className="masthead">
        <div className="masthead-inner">
          <Brand />
          {signedIn ? <Finder /> : null}
          <div className="masthead-side">
            {signedIn ? <FaultBoundary key={acting} onRetry={() => sit(null)} quiet><Suspense fallback={null}><SeatMenu /></Suspense></FaultBoundary> : null}
            {signedIn ? <AsOfButton /> : null}
            <span className={signedIn ? 'look-menu look-menu-rest' : 'look-menu'}><LookMenu /></span>
          </div>
        </div>
      </header>
      <ReadOnlyBar />
      <div className={signedIn ? 'frame frame-full' : 'frame'}>
        {signedIn ? <Navigation /> : null}
        <div className="frame-content">
          {installation.demo ? <aside className="ribbon" aria-label={app.demoLabel}><div><span className="wide-only">{app.demo}</span><span className="phone-only">{app.demoShort}</span></div></aside> : null}
          {signedIn ? <FaultBoundary key={`behalf-${acting}`} onRetry={() => sit(null)} quiet><Suspense fallback={null}><BehalfRibbon /></Suspense></FaultBoundary> : null}
          {signedIn ? <AsOfBar /> : null}
          <Content>
            {!signedIn && !atDoor ? (
              <Navigate to="/dang-nhap" search={href === '/' ? {} : { next: href }} replace />
            ) : (
              <Suspense fallback={<Loading label={app.loadingPage} />}>
                <Outlet />
              </Suspense>
            )}
          </Content>
          <footer className="foot">
            <div>
              <span>{app.foot}</span>
              <span>{app.helpContact}</span>
            </div>
          </footer>
          <PrintFoot address={href} />
        </div>
      </div>
    </>
  );
}
