import { useId } from 'react';

/** One of a few short values, one tap each. The chosen one can be taken back by choosing it again. */
export function Pills<Value extends string | number>({ label, value, options, onChange }: {
  label: string; value: Value | null; options: readonly { value: Value; label: string }[]; onChange: (value: Value | null) => void;
}) {
  const name = useId();
  return (
    <fieldset className="pills">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={value === option.value}
            onClick={() => value === option.value && onChange(null)}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
