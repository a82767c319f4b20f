import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { sentence } from '../domain/text';
import { useLanguage } from '../i18n';
import { AlertIcon } from '../ui/icons';
import { type ReadOnly, readReadOnly } from './readOnly';
import { useSession } from './session';

/** How often it is asked whether the log can still be written, in milliseconds. */
const EVERY = 60_000;

/** Says on every page that nothing is recorded any more, and why; nothing while all is well. */
export function ReadOnlyBar() {
  const { language, words: { app } } = useLanguage();
  const { standing, installation } = useSession();
  const [anew, setAnew] = useState<ReadOnly | null | undefined>(undefined);
  // The first answer of all has told it already, in the language of then.
  const toldIn = useRef(language);
  const readOnly = anew === undefined ? installation.readOnly : anew;
  useEffect(() => {
    let ended = false;
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      // What was told last stays when the server cannot be reached.
      readReadOnly(language).then((told) => !ended && setAnew(told), () => undefined);
    };
    if (toldIn.current !== language) ask();
    toldIn.current = language;
    const timer = window.setInterval(ask, EVERY);
    return () => {
      ended = true;
      window.clearInterval(timer);
    };
  }, [language]);
  if (!readOnly) return null;
  return (
    <section className="read-only" role="alert" aria-label={app.readOnly}>
      <div>
        <AlertIcon />
        <p>
          <strong>{app.readOnly}.</strong> {sentence(readOnly.reason)} {app.readOnlyText}{' '}
          {standing === 'signed-in' ? <Link to="/kiem-tra/bang-chung" search={{}}>{app.readOnlyMore}</Link> : null}
        </p>
      </div>
    </section>
  );
}
