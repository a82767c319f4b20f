import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '../../app/download';
import type { ListSearch } from '../../app/search';
import { dayOf } from '../../domain/days';
import { csv } from '../../domain/csv';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { CheckField, SelectField } from '../../ui/Fields';
import { Notice } from '../../ui/Notice';
import { type Asked, csvRow, useWholeList } from './useWholeList';
import { COLUMNS, columnsOf, columnsText, ORDERS, orderOf } from '../../app/listLook';
import { useListWords } from './words';

/** Order, columns, spreadsheet and paper. */
export function ListTools({ asked, onPrint, printing }: { asked: Asked; onPrint: () => void; printing: boolean }) {
  const words = useListWords();
  const { status } = useWords();
  const search = useSearch({ from: '/viec' });
  const navigate = useNavigate({ from: '/viec' });
  const readAll = useWholeList();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [failed, setFailed] = useState(false);
  const put = (patch: Partial<ListSearch>) => void navigate({ search: (before) => ({ ...before, ...patch }), replace: true, resetScroll: false });
  const chosen = columnsOf(search);

  const spreadsheet = async () => {
    setFailed(false);
    setProgress({ done: 0, total: 0 });
    try {
      const rows = await readAll(asked, (done, total) => setProgress({ done, total }));
      const day = dayOf(asked.asOf?.knownAt ? new Date(asked.asOf.knownAt) : new Date());
      download(`${words.csvName}-${day}.csv`, csv(words.csvHead, rows.map((row) => csvRow(row, status))));
    } catch {
      setFailed(true);
    } finally {
      setProgress(null);
    }
  };

  return (
    <div className="list-tools">
      <SelectField label={words.order} value={orderOf(search)} options={ORDERS.map((value) => ({ value, label: words.orders[value] }))} onChange={(xep) => put({ xep: xep === 'DUE_DATE' ? undefined : xep })} />
      <details className="more list-columns">
        <summary>{words.columns}</summary>
        <div className="choices-inline choices">
          {COLUMNS.map((key) => (
            <CheckField key={key} label={words.column[key]} checked={chosen.includes(key)} onChange={(on) => put({ cot: columnsText(on ? [...chosen, key] : chosen.filter((one) => one !== key)) })} />
          ))}
        </div>
      </details>
      <span className="row">
        <Action tone="quiet" small busy={progress !== null} onClick={() => void spreadsheet()}>{words.csv}</Action>
        <Action tone="quiet" small busy={printing} onClick={onPrint}>{words.print}</Action>
      </span>
      {progress ? <p role="status">{words.csvBusy(progress.done, progress.total)}</p> : null}
      {failed ? <Notice tone="bad" live>{words.csvFailed}</Notice> : null}
    </div>
  );
}
