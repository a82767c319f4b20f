import type { FieldChange } from '../../domain/historyDiff';
import { showDay } from '../../domain/days';
import { useWords } from '../../i18n';

/** Fields as they were and as they became. */
export function Diff({ changes }: { changes: readonly FieldChange[] }) {
  const { view } = useWords();
  // Days stand as dd/MM/yyyy whatever the field.
  const shown = (value: string | null | undefined) => (value ? (/^\d{4}-\d{2}-\d{2}$/.test(value) ? showDay(value) : value) : view.nothing);
  return (
    <dl className="diff">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{change.label}</dt>
          <dd>
            <span className="visually-hidden">{view.before}: </span><del>{shown(change.before)}</del>
            {' → '}
            <span className="visually-hidden">{view.after}: </span><ins>{shown(change.after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
