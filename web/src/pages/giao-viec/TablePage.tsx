import { useEffect, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { TablePageQuery } from '../../__generated__/TablePageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea } from '../../app/DataArea';
import { positionChoice, useLookups } from '../../app/lookups';
import type { Choice } from '../../domain/choice';
import { dayOf } from '../../domain/days';
import { type Cells, type ColumnKey, guessColumns, readHeading } from '../../domain/pastedTable';
import { ulid } from '../../domain/ulid';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Page, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { TableColumns } from './TableColumns';
import { draftOfRow, type RowDraft, type Shared } from './fromTable';
import { keptTable } from './keptTable';
import { PasteBox } from './PasteBox';
import { PresentOnly } from './PresentOnly';
import { TableRow } from './TableRow';

const query = graphql`
  query TablePageQuery {
    viewer { account powers actingAs { position { id title unit { name } accountable { personName } } } }
  }
`;

interface Pasted {
  cells: Cells;
  columns: readonly ColumnKey[];
  heading: boolean;
}

function Work() {
  const { give, giving, app } = useWords();
  const { viewer } = useLazyLoadQuery<TablePageQuery>(query, {}, { fetchPolicy: 'store-or-network' });
  const account = viewer?.account ?? '';
  const self: Choice | null = viewer?.actingAs?.position ? positionChoice(viewer.actingAs.position) : null;
  const lookups = useLookups();
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [shared, setShared] = useState<Shared>({ document: null, supervisor: self, accepter: self });
  const [rows, setRows] = useState<readonly RowDraft[]>(() => keptTable.read(account));
  const [clear, setClear] = useState<Record<string, boolean>>({});
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const today = dayOf(new Date());

  useEffect(() => keptTable.write(account, rows), [account, rows]);

  const take = (cells: Cells) => {
    const heading = readHeading(cells[0] ?? []);
    setPasted({ cells, columns: heading ?? guessColumns(cells), heading: heading !== null });
  };
  const body = pasted ? pasted.cells.slice(pasted.heading ? 1 : 0).slice(0, 50) : [];
  const make = async () => {
    if (!pasted) return;
    setBusy(true);
    setFailed(false);
    try {
      const made: RowDraft[] = [];
      // oxlint-disable-next-line no-await-in-loop -- in the order of the table
      for (const cells of body) made.push(await draftOfRow(cells, pasted.columns, shared, today, ulid, lookups));
      setRows(made);
      setPasted(null);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {viewer?.powers.includes('ASSIGN') ? null : <Notice tone="warn">{give.mayNot}</Notice>}
      {failed ? <Notice tone="bad" title={app.offlineTitle} live><p>{app.offlineText}</p></Notice> : null}
      {rows.length === 0 && !pasted ? <PasteBox onTable={take} /> : null}
      {pasted ? (
        <TableColumns
          pasted={pasted}
          count={body.length}
          shared={shared}
          lookups={lookups}
          busy={busy}
          onChange={(patch) => setPasted({ ...pasted, ...patch })}
          onShared={(patch) => setShared({ ...shared, ...patch })}
          onMake={() => void make()}
          onBack={() => setPasted(null)}
        />
      ) : null}
      {rows.length > 0 ? (
        <Section
          plain
          title={giving.drafts(rows.length)}
          aside={<span role="status">{giving.clearCount(rows.filter((row) => clear[row.key]).length, rows.length)}</span>}
        >
          {rows.map((row, index) => (
            <TableRow
              key={row.key}
              row={row}
              index={index + 1}
              today={today}
              self={self}
              searches={lookups}
              onChange={(draft) => setRows((before) => before.map((one) => (one.key === row.key ? { ...one, draft } : one)))}
              onClear={(holds) => setClear((before) => (before[row.key] === holds ? before : { ...before, [row.key]: holds }))}
              onDrop={() => setRows((before) => before.filter((one) => one.key !== row.key))}
            />
          ))}
          <div className="row"><Action tone="quiet" onClick={() => setRows([])}>{giving.again}</Action></div>
        </Section>
      ) : null}
    </>
  );
}

/** Several assignments at once, from a table of Word or Excel: a draft a row, each checked, changed and given on its own. */
export function TablePage() {
  const { giving } = useWords();
  const { at } = useAsOf();
  return (
    <Page title={giving.title} lede={giving.lede} actions={<LinkButton to="/giao-viec/moi" tone="quiet">{giving.oneByOne}</LinkButton>}>
      {at ? <PresentOnly /> : <DataArea lines={4}>{() => <Work />}</DataArea>}
    </Page>
  );
}
