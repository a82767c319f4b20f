import { createContext, type ReactNode, use, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { RelayEnvironmentProvider } from 'react-relay';
import { useLanguage } from '../i18n';
import { type Installation, readInstallation, signIn, type SignInOutcome, signOut } from './auth';
import { forgetEarly } from './early';
import { createEnvironment } from './environment';
import { outbox } from './outbox';

const SEAT = 'sauro.acting';

export type Standing = 'signed-in' | 'signed-out' | 'expired' | 'never';

export interface Session {
  installation: Installation;
  standing: Standing;
  /** Id of the position chosen in this tab; none = the server's choice. */
  acting: string | null;
  enter: (account: string, password: string) => Promise<SignInOutcome>;
  leave: () => Promise<void>;
  sit: (position: string | null) => void;
}

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** The largest file taken as evidence, in bytes; none when it is not known. */
export function useMostBytes(): number | null {
  return useContext(SessionContext)?.installation.mostBytes ?? null;
}

const unreachable: Installation = { name: '', demo: false, accounts: [], signedIn: false, mostBytes: null };
let asked: Promise<Installation> | null = null;
let answered: Installation | null = null;

/** Asked once per page load, before anything is drawn. */
export function firstInstallation(language: 'vi' | 'en'): Promise<Installation> {
  asked ??= readInstallation(language).catch(() => unreachable).then((installation) => {
    answered = installation;
    return installation;
  });
  return asked;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  // Known already, nothing is waited for: a wait, however short, would wipe away what stands in the page.
  const first = answered ?? use(firstInstallation(language));
  const [standing, setStanding] = useState<Standing>(first.signedIn ? 'signed-in' : 'never');
  const [acting, setActing] = useState<string | null>(() => window.sessionStorage.getItem(SEAT));
  const [visit, setVisit] = useState(0);

  const sit = useCallback((position: string | null) => {
    if (position) window.sessionStorage.setItem(SEAT, position);
    else window.sessionStorage.removeItem(SEAT);
    setActing(position);
  }, []);

  const enter = useCallback(
    async (account: string, password: string) => {
      const outcome = await signIn(account, password, language);
      if (outcome === 'signed-in') {
        forgetEarly();
        sit(null);
        setVisit((count) => count + 1);
        setStanding('signed-in');
      }
      return outcome;
    },
    [language, sit],
  );

  const leave = useCallback(async () => {
    await signOut();
    forgetEarly();
    sit(null);
    setVisit((count) => count + 1);
    setStanding('signed-out');
  }, [sit]);

  const environment = useMemo(
    () =>
      createEnvironment(
        { language, acting },
        { session: () => setStanding((before) => (before === 'signed-in' ? 'expired' : before)), seat: () => sit(null) },
      ),
    // A new visit is a new person: nothing of the previous one may stay in the cache.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [language, acting, visit, sit],
  );

  useEffect(() => {
    outbox.serve(standing === 'signed-in' ? language : null);
  }, [standing, language, visit]);

  const value = useMemo(
    () => ({ installation: first, standing, acting, enter, leave, sit }),
    [first, standing, acting, enter, leave, sit],
  );
  return (
    <SessionContext.Provider value={value}>
      <RelayEnvironmentProvider environment={environment}>{children}</RelayEnvironmentProvider>
    </SessionContext.Provider>
  );
}
