import { type ReactNode, useEffect, useRef } from 'react';
import { AlertIcon, CheckIcon, InfoIcon } from './icons';

type NoticeTone = 'info' | 'good' | 'bad' | 'warn';

/** A message that stays where it is. `live` ones are announced. */
export function Notice({ tone = 'info', title, children, live = false }: {
  tone?: NoticeTone; title?: string; children?: ReactNode; live?: boolean;
}) {
  const Mark = tone === 'good' ? CheckIcon : tone === 'info' ? InfoIcon : AlertIcon;
  return (
    <div className={`notice notice-${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Mark />
      <div>
        {title ? <p className="notice-title">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}

export interface FieldProblem {
  /** Id of the field it is about, when there is one on the screen. */
  field?: string | undefined;
  message: string;
}

/** What kept a form from being sent, with a link to each field. Takes the focus when it appears. */
export function ErrorSummary({ title, problems }: { title: string; problems: readonly FieldProblem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="notice notice-bad" role="alert" tabIndex={-1} ref={box}>
      <AlertIcon />
      <div>
        <p className="notice-title">{title}</p>
        <ul>
          {problems.map(({ field, message }) => (
            <li key={`${field ?? ''}${message}`}>
              {field ? (
                <a
                  href={`#${field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(field)?.focus();
                  }}
                >
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
