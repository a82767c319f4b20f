import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import './css/register.css';

const rowsOf = (tree: Element) => [...tree.querySelectorAll<HTMLElement>('[data-row]')];
const focusIn = (row: Element | null | undefined) => (row?.querySelector<HTMLElement>('a') ?? row?.querySelector<HTMLElement>('button'))?.focus();

/** Arrow keys walk through what is open; right opens or goes in, left closes or goes out. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const tree = event.currentTarget;
  const row = (event.target as Element).closest('[data-row]');
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = rowsOf(tree);
  const place = rows.indexOf(row as HTMLElement);
  const toggle = row.querySelector<HTMLButtonElement>('.tree-toggle');
  const open = toggle?.getAttribute('aria-expanded') === 'true';
  switch (event.key) {
    case 'ArrowDown': focusIn(rows[place + 1]); break;
    case 'ArrowUp': focusIn(rows[place - 1]); break;
    case 'Home': focusIn(rows[0]); break;
    case 'End': focusIn(rows.at(-1)); break;
    case 'ArrowRight':
      if (toggle && !open) toggle.click();
      else if (open) focusIn(rows[place + 1]);
      break;
    case 'ArrowLeft':
      if (toggle && open) toggle.click();
      else focusIn(row.closest('li')?.parentElement?.closest('li')?.querySelector('[data-row]'));
      break;
    default: return;
  }
  event.preventDefault();
}

/** A list that opens downwards, one level at a time. */
export function Tree({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  const told = useId();
  return (
    // The list itself takes no focus: it only adds arrow keys to the links and buttons inside it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={walk}>
      {hint ? <p className="soft keys-hint" id={told}>{hint}</p> : null}
      <ul className="tree" aria-label={label} aria-describedby={hint ? told : undefined}>{children}</ul>
    </div>
  );
}

/** One member of a tree. What is below it is asked for only when it is opened. */
export function TreeItem({ title, name, detail, below, openLabel, open: openFirst = false }: {
  title: ReactNode; name: string; detail?: ReactNode; below: (() => ReactNode) | null; openLabel: (name: string) => string; open?: boolean;
}) {
  const [open, setOpen] = useState(openFirst);
  return (
    <li>
      <div className="tree-row" data-row="">
        {below ? (
          <button type="button" className="tree-toggle" aria-expanded={open} aria-label={openLabel(name)} onClick={() => setOpen(!open)}>
            <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round"><path d="m7.5 5 5 5-5 5" /></svg>
          </button>
        ) : <span className="tree-leaf" aria-hidden="true">·</span>}
        <div className="tree-body">
          {title}
          {detail ? <span className="tree-detail">{detail}</span> : null}
        </div>
      </div>
      {below && open ? <ul>{below()}</ul> : null}
    </li>
  );
}
