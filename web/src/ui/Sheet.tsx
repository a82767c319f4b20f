import type { ReactNode } from 'react';
import './css/sheet.css';

/** One half of the heading: its last line is the strong one. */
function Half({ lines }: { lines: readonly string[] }) {
  const last = lines.length - 1;
  return <div>{lines.map((line, index) => <p key={line} className={index === last ? 'sheet-strong' : undefined}>{index === last ? <span className="sheet-rule">{line}</span> : line}</p>)}</div>;
}

/** A sheet of A4 as offices print it: heading, title, content, signatures, and where the content comes from. */
export function Sheet({ left, right, number, place, title, children, receivers, signs, foot }: {
  left: readonly string[]; right: readonly string[]; number?: string; place: string; title: ReactNode; children: ReactNode;
  /** Who gets it, one a line, beside the signature. */
  receivers?: { title: string; lines: readonly string[] };
  signs: readonly { key: string; title: string; name: string }[]; foot: ReactNode;
}) {
  return (
    <article className="sheet">
      <div className="sheet-heading">
        <Half lines={left} />
        <Half lines={right} />
        {number ? <p>{number}</p> : <span />}
        <p><em>{place}</em></p>
      </div>
      <div className="sheet-title">{title}</div>
      {children}
      <div className="sheet-signs">
        {receivers ? <div className="sheet-receivers"><p>{receivers.title}</p>{receivers.lines.map((line) => <p key={line}>{line}</p>)}</div> : null}
        {signs.map((sign) => <div key={sign.key} className="sheet-sign"><p className="sheet-strong">{sign.title}</p><span /><p>{sign.name}</p></div>)}
      </div>
      <div className="sheet-foot">{foot}</div>
    </article>
  );
}
