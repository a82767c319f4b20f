import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Column } from './Table';

/** Rows that are drawn or left out together. */
const CHUNK = 40;
/** How far off the screen rows are still drawn. */
const MARGIN = '1200px 0px';

function Rows<Item>({ items, columns, keyOf, first }: { items: readonly Item[]; columns: readonly Column<Item>[]; keyOf: (item: Item) => string; first: number }) {
  return items.map((item, index) => (
    <tr key={keyOf(item)} role="row" aria-rowindex={first + index + 2}>
      {columns.map((column) =>
        column.names ? (
          <th key={column.key} scope="row" role="rowheader">{column.cell(item)}</th>
        ) : (
          <td key={column.key} role="cell" data-label={column.title}>{column.cell(item)}</td>
        ),
      )}
    </tr>
  ));
}

/** Forty rows, or while they are far from the screen an empty space of their height. */
function Chunk<Item>(props: { items: readonly Item[]; columns: readonly Column<Item>[]; keyOf: (item: Item) => string; first: number }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [space, setSpace] = useState<number | null>(null);
  useEffect(() => {
    const element = body.current;
    if (!element || typeof IntersectionObserver === 'undefined') return undefined;
    const eye = new IntersectionObserver((seen) => {
      const near = seen.at(-1)?.isIntersecting ?? true;
      // What has the focus stays.
      if (near) setSpace(null);
      else if (!element.contains(document.activeElement)) setSpace(element.offsetHeight);
    }, { rootMargin: MARGIN });
    const whole = () => setSpace(null);
    eye.observe(element);
    window.addEventListener('beforeprint', whole);
    return () => {
      eye.disconnect();
      window.removeEventListener('beforeprint', whole);
    };
  }, []);
  return (
    <tbody ref={body} role="rowgroup">
      {space === null ? <Rows {...props} /> : <tr aria-hidden="true" className="space"><td colSpan={props.columns.length} style={{ height: space }}>{' '}</td></tr>}
    </tbody>
  );
}

/** A table of any length: only the rows near the screen are drawn. On a phone each row becomes a card. */
export function LongTable<Item>({ caption, columns, items, total, keyOf }: {
  caption: ReactNode; columns: readonly Column<Item>[]; items: readonly Item[]; total: number; keyOf: (item: Item) => string;
}) {
  const chunks = Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) => index * CHUNK);
  return (
    <div className="table-scroll">
      <table className="table table-cards" role="table" aria-rowcount={total + 1}>
        <caption>{caption}</caption>
        <colgroup>{columns.map((column) => <col key={column.key} style={column.width ? { width: `${column.width}%` } : undefined} />)}</colgroup>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>{columns.map((column) => <th key={column.key} scope="col" role="columnheader">{column.title}</th>)}</tr>
        </thead>
        {chunks.map((first) => <Chunk key={first} first={first} items={items.slice(first, first + CHUNK)} columns={columns} keyOf={keyOf} />)}
      </table>
    </div>
  );
}
