import type { ReactNode } from 'react';

export type SplitTone = 'accent' | 'violet' | 'blue' | 'amber' | 'orange' | 'grey';

export interface Part {
  key: string;
  label: ReactNode;
  /** Its size, in any unit that the others share. */
  value: number;
  /** Its size in words. */
  words: string;
  tone: SplitTone;
}

/** A whole cut into parts: one bar for the eye, one table that says the same. */
export function Split({ caption, columns, parts }: { caption: string; columns: { part: string; size: string; share: string }; parts: readonly Part[] }) {
  const total = parts.reduce((sum, part) => sum + part.value, 0) || 1;
  return (
    <div className="split">
      <div className="split-bar" aria-hidden="true">
        {parts.map((part, index) => <span key={part.key} className={`split-${part.tone}`} style={{ flexGrow: Math.max(part.value / total, 0.01) }}>{index + 1}</span>)}
      </div>
      <table className="table split-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead><tr><th scope="col">{columns.part}</th><th scope="col">{columns.size}</th><th scope="col">{columns.share}</th></tr></thead>
        <tbody>
          {parts.map((part, index) => (
            <tr key={part.key}>
              <th scope="row"><span className={`split-key split-${part.tone}`} aria-hidden="true">{index + 1}</span> {part.label}</th>
              <td>{part.words}</td>
              <td>{Math.round((100 * part.value) / total)}%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
