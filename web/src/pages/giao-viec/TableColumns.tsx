import type { Lookups } from '../../app/lookups';
import { type Cells, type ColumnKey, COLUMNS } from '../../domain/pastedTable';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { CheckField, SelectField } from '../../ui/Fields';
import { Section, Stack } from '../../ui/Layout';
import type { Shared } from './fromTable';
import { Pick } from './parts';

/** What each column says, and what is shared by the rows, before drafts are made of them. */
export function TableColumns({ pasted, count, shared, lookups, busy, onChange, onShared, onMake, onBack }: {
  pasted: { cells: Cells; columns: readonly ColumnKey[]; heading: boolean };
  count: number;
  shared: Shared;
  lookups: Lookups;
  busy: boolean;
  onChange: (patch: { columns?: readonly ColumnKey[]; heading?: boolean }) => void;
  onShared: (patch: Partial<Shared>) => void;
  onMake: () => void;
  onBack: () => void;
}) {
  const { give, giving, app } = useWords();
  const { cells, columns, heading } = pasted;
  const name = (index: number) => (heading ? cells[0]?.[index] : '') || giving.column(index + 1);
  const sample = (index: number) => cells.slice(heading ? 1 : 0).map((row) => row[index] ?? '').find((text) => text !== '') ?? '';
  return (
    <Stack gap="l">
      <Section title={giving.columns}>
        <Stack>
          <p className="soft">{giving.columnsHint}</p>
          <div className="fields fields-top">
            {columns.map((column, index) => (
              // A column has no name of its own but its place.
              // oxlint-disable-next-line react/no-array-index-key
              <div key={index} className="stack stack-s">
                <SelectField
                  label={name(index)}
                  value={column}
                  options={COLUMNS.map((value) => ({ value, label: giving.columnKinds[value] }))}
                  onChange={(value) => onChange({ columns: columns.map((one, at) => (at === index ? value : one)) })}
                />
                {sample(index) ? <span className="soft sample">{giving.sample}: {sample(index)}</span> : null}
              </div>
            ))}
          </div>
          <CheckField label={giving.heading} checked={heading} onChange={(value) => onChange({ heading: value })} />
        </Stack>
      </Section>
      <Section title={giving.common}>
        <Stack>
          <p className="soft">{giving.commonHint}</p>
          <div className="fields">
            <Pick label={give.document} hint={give.documentHint} value={shared.document} onChange={(document) => onShared({ document })} search={lookups.documents} />
            <Pick label={give.supervisor} value={shared.supervisor} onChange={(supervisor) => onShared({ supervisor })} search={lookups.positions} />
            <Pick label={give.accepter} value={shared.accepter} onChange={(accepter) => onShared({ accepter })} search={lookups.positions} />
          </div>
        </Stack>
      </Section>
      <div className="row">
        <Action busy={busy} onClick={onMake}>{giving.make(count)}</Action>
        <Action tone="quiet" onClick={onBack}>{app.back}</Action>
      </div>
    </Stack>
  );
}
