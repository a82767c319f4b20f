import { showMoment } from '../../domain/days';
import { between, type FieldChange } from '../../domain/historyDiff';
import { useWords } from '../../i18n';
import { SelectField } from '../../ui/Fields';
import { Section } from '../../ui/Layout';
import { Diff } from '../../ui/work/Diff';

interface Entry {
  readonly revision: number;
  readonly label: string;
  readonly recordedAt: string;
  readonly changes: readonly FieldChange[];
}

/** How the assignment differs between two moments, each right after an entry. By default from the first to the last. */
export function Compare({ entries, from, to, onChoose }: {
  entries: readonly Entry[]; from: number | undefined; to: number | undefined; onChoose: (from: number, to: number) => void;
}) {
  const { history } = useWords();
  const first = entries[0]?.revision;
  const last = entries.at(-1)?.revision;
  if (first === undefined || last === undefined) return null;
  const known = (revision: number | undefined, otherwise: number) => (revision !== undefined && (revision === -1 || entries.some((one) => one.revision === revision)) ? revision : otherwise);
  const [low, high] = [known(from, first), known(to, last)];
  const changes = between(entries, low, high);
  const options = entries.map((one) => ({ value: String(one.revision), label: history.option(one.revision, one.label, showMoment(one.recordedAt)) }));
  return (
    <Section title={history.compare} aside={history.compareLede}>
      <div className="fields">
        <SelectField label={history.from} value={String(low)} options={[{ value: '-1', label: history.beginning }, ...options]} onChange={(value) => onChoose(Number(value), high)} />
        <SelectField label={history.to} value={String(high)} options={options} onChange={(value) => onChoose(low, Number(value))} />
      </div>
      <div role="status">{changes.length === 0 ? <p className="soft">{history.same}</p> : <p><strong>{history.differences(changes.length)}</strong></p>}</div>
      {changes.length > 0 ? <Diff changes={changes} /> : null}
    </Section>
  );
}
