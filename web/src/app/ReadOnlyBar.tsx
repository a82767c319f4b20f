import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
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
  const { standing } = useSession();
  const [readOnly, setReadOnly] = useState<ReadOnly | null>(null);
  useEffect(() => {
    let ended = false;
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      // What was told last stays when the server cannot be reached.
      readReadOnly(language).then((told) => !ended && setReadOnly(told), () => undefined);
    };
    ask();
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
