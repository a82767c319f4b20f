import { type Cells, readTsv, tidy } from '../../domain/pastedTable';

const MOST_SPAN = 50;

function textOf(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('script, style')) hidden.remove();
  for (const end of copy.querySelectorAll('br, p, div, li')) end.after('\n');
  return (copy.textContent ?? '').replace(/[\r\n]+[ \t]*/g, '\n');
}

/** The first table of an HTML text; cells merged over rows are repeated, as a reader reads them. Nothing in it is run or shown as HTML. */
export function readHtmlTable(html: string): Cells {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  const rows: string[][] = [];
  const held = new Map<number, { text: string; left: number }>();
  for (const row of table?.rows ?? []) {
    const cells: string[] = [];
    const fill = () => {
      for (let kept = held.get(cells.length); kept && kept.left > 0; kept = held.get(cells.length)) {
        kept.left -= 1;
        cells.push(kept.text);
      }
    };
    for (const cell of row.cells) {
      fill();
      const text = textOf(cell);
      for (let span = 0; span < Math.min(cell.colSpan, MOST_SPAN); span += 1) {
        held.set(cells.length, { text, left: Math.min(cell.rowSpan, MOST_SPAN) - 1 });
        cells.push(span === 0 ? text : '');
      }
    }
    fill();
    rows.push(cells);
  }
  return tidy(rows);
}

/** What the clipboard holds as a table: Word and Excel give HTML, everything else tab-separated text. */
export function readClipboard(data: DataTransfer): Cells {
  const cells = readHtmlTable(data.getData('text/html'));
  return cells.length > 0 ? cells : readTsv(data.getData('text/plain'));
}
