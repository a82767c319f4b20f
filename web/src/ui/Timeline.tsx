import type { ReactNode } from 'react';

export interface Moment {
  key: string;
  title: ReactNode;
  when: ReactNode;
  body?: ReactNode;
  tone?: 'plain' | 'good' | 'bad' | 'warn';
  /** Its id on the page, so that it can be linked to. */
  anchor?: string;
}

/** What happened, one entry below the other. */
export function Timeline({ label, moments }: { label: string; moments: readonly Moment[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {moments.map((moment) => (
        <li key={moment.key} id={moment.anchor} tabIndex={moment.anchor ? -1 : undefined} className={`moment moment-${moment.tone ?? 'plain'}`}>
          <div className="moment-head">
            <h3>{moment.title}</h3>
            <div className="moment-when">{moment.when}</div>
          </div>
          {moment.body}
        </li>
      ))}
    </ol>
  );
}
