import { Fragment, type ReactNode } from 'react';

export interface Column<Item> {
  key: string;
  title: string;
  cell: (item: Item) => ReactNode;
  /** The column that names the row. */
  names?: boolean;
  centred?: boolean;
  /** Share of the width on a wide screen, in per cent. */
  width?: number;
}

/**
 * A real table. On a phone each row becomes a card; the roles are spelled out because CSS display would take them away.
 */
export function Table<Item>({ caption, columns, items, keyOf, cards = true, below }: {
  caption: ReactNode; columns: readonly Column<Item>[]; items: readonly Item[]; keyOf: (item: Item) => string; cards?: boolean;
  /** What stands below a row over its whole width, if anything. */
  below?: (item: Item) => ReactNode;
}) {
  return (
    <div className="table-scroll">
      <table className={cards ? 'table table-cards' : 'table'} role="table">
        <caption>{caption}</caption>
        <colgroup>{columns.map((column) => <col key={column.key} style={column.width ? { width: `${column.width}%` } : undefined} />)}</colgroup>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" className={column.centred ? 'table-tick' : undefined}>{column.title}</th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => {
            const more = below?.(item) ?? null;
            return (
              <Fragment key={keyOf(item)}>
                <tr role="row" className={more ? 'table-opened' : undefined}>
                  {columns.map((column) =>
                    column.names ? (
                      <th key={column.key} scope="row" role="rowheader">{column.cell(item)}</th>
                    ) : (
                      <td key={column.key} role="cell" data-label={column.title} className={column.centred ? 'table-tick' : undefined}>{column.cell(item)}</td>
                    ),
                  )}
                </tr>
                {more ? <tr role="row" className="table-below"><td role="cell" colSpan={columns.length}>{more}</td></tr> : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
