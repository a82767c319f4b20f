import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useBusy } from './busy';

let firstPage = true;

/** One page: its title (the only h1), a line below it, what can be done at once, and the rest. */
export function Page({ title, lede, actions, children, titleSuffix = 'Sáu Rõ', narrow = false }: {
  title: string; lede?: ReactNode; actions?: ReactNode; children: ReactNode; titleSuffix?: string; narrow?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${titleSuffix}`;
  }, [title, titleSuffix]);
  useEffect(() => {
    // Whoever follows a link by keyboard or screen reader lands on the new page's title; the first load leaves the focus alone.
    if (firstPage) firstPage = false;
    else heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={narrow ? 'page page-narrow' : 'page'}>
      <div className="page-head">
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>{title}</h1>
          {lede ? <div className="lede">{lede}</div> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({ title, aside, children, plain = false, id }: {
  title: ReactNode; aside?: ReactNode; children: ReactNode; plain?: boolean; id?: string;
}) {
  const heading = useId();
  return (
    <section className={plain ? 'section' : 'section section-card'} aria-labelledby={heading} id={id}>
      <div className="section-head">
        <h2 id={heading}>{title}</h2>
        {aside ? <div className="section-aside">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}

export function Stack({ children, gap = 'm' }: { children: ReactNode; gap?: 's' | 'm' | 'l' }) {
  return <div className={`stack stack-${gap}`}>{children}</div>;
}

export function Row({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return <div className={wide ? 'row row-wide' : 'row'}>{children}</div>;
}

export function Columns({ children }: { children: ReactNode }) {
  return <div className="columns">{children}</div>;
}

/** Terms and what is known about them. */
export function Facts({ items, tight = false }: { items: readonly { term: ReactNode; fact: ReactNode; key: string }[]; tight?: boolean }) {
  return (
    <dl className={tight ? 'facts facts-tight' : 'facts'}>
      {items.map(({ key, term, fact }) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Text as somebody typed it: line breaks are kept. */
export function Prose({ children }: { children: ReactNode }) {
  return <p className="prose">{children}</p>;
}

export function Soft({ children }: { children: ReactNode }) {
  return <span className="soft">{children}</span>;
}

/** Said, not shown. */
export function Hidden({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}

/** An empty place that says what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Grey bars while something loads; told in words to those who do not see them. */
export function Loading({ label, lines = 4 }: { label: string; lines?: number }) {
  useBusy(true);
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => <span key={line} className="loading-bar" aria-hidden="true" />)}
    </div>
  );
}
