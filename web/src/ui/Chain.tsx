import type { ReactNode } from 'react';
import './css/register.css';

/** A card that is a link of a chain. `here`: the one the page is about. `ended`: it no longer holds. */
export function ChainCard({ title, aside, children, here = false, ended = false }: {
  title: ReactNode; aside?: ReactNode; children?: ReactNode; here?: boolean; ended?: boolean;
}) {
  return (
    <div className={`chain-card${here ? ' chain-card-here' : ''}${ended ? ' chain-card-ended' : ''}`} aria-current={here || undefined}>
      <div className="chain-head">
        <span className="chain-title">{title}</span>
        {aside}
      </div>
      {children}
    </div>
  );
}

/** A list whose members stand under what they come from: nested for everybody, with lines for those who see it. */
export function Chain({ label, children }: { label?: string; children: ReactNode }) {
  return <ul className="chain" aria-label={label}>{children}</ul>;
}

/** Short words in a row. */
export function Tags({ label, words }: { label: string; words: readonly string[] }) {
  return <ul className="tags" aria-label={label}>{words.map((word) => <li key={word}>{word}</li>)}</ul>;
}

/** Yes or no, and why. */
export function Verdict({ yes, word, children }: { yes: boolean; word: ReactNode; children: ReactNode }) {
  return (
    <div className={`verdict ${yes ? 'verdict-yes' : 'verdict-no'}`}>
      <p className="verdict-word">{word}</p>
      {children}
    </div>
  );
}

/** The way down to here. */
export function Crumbs({ label, items }: { label: string; items: readonly { key: string; link: ReactNode }[] }) {
  if (items.length === 0) return null;
  return (
    <nav aria-label={label}>
      <ol className="crumbs">{items.map(({ key, link }) => <li key={key}>{link}</li>)}</ol>
    </nav>
  );
}

/** Figures with their names. */
export function Figures({ label, items }: { label: string; items: readonly { key: string; name: ReactNode; figure: ReactNode }[] }) {
  return (
    <ul className="figures" aria-label={label}>
      {items.map(({ key, name, figure }) => <li key={key}><span className="soft">{name}</span><strong>{figure}</strong></li>)}
    </ul>
  );
}
