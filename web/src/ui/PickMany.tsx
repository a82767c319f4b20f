import type { Choice } from '../domain/choice';
import { Picker, type PickerWords } from './Picker';

/** Several out of many: each found by typing, each taken off again by its own button. */
export function PickMany({ label, hint, error, required, id, value, onChange, search, words, most }: {
  label: string; hint?: string | undefined; error?: string | undefined; required?: boolean; id?: string;
  value: readonly Choice[]; onChange: (chosen: readonly Choice[]) => void; search: (text: string) => Promise<readonly Choice[]>; words: PickerWords;
  /** No more than so many. */
  most: number;
}) {
  return (
    <div className="pick-many">
      {value.length > 0 ? (
        <ul aria-label={label}>
          {value.map((one) => (
            <li key={one.id}>
              <span>{one.label}</span>
              <button type="button" className="clear-button" aria-label={`${words.clear}: ${one.label}`} onClick={() => onChange(value.filter((other) => other.id !== one.id))}><span aria-hidden="true">×</span></button>
            </li>
          ))}
        </ul>
      ) : null}
      {value.length < most ? (
        <Picker
          key={value.length}
          id={id}
          label={label}
          hint={hint}
          error={error}
          required={required}
          value={null}
          onChange={(one) => one && !value.some((other) => other.id === one.id) && onChange([...value, one])}
          search={async (text) => (await search(text)).filter((one) => !value.some((other) => other.id === one.id))}
          words={words}
        />
      ) : null}
    </div>
  );
}
