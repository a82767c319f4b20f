import { useId } from 'react';
import './css/register.css';
import { CheckField } from './Fields';

/** Several of a few, each with its own box. */
export function SomeField({ id, label, hint, error, options, value, onChange }: {
  id: string; label: string; hint?: string | undefined; error?: string | undefined;
  options: readonly { value: string; label: string; hint?: string | undefined }[]; value: readonly string[]; onChange: (value: readonly string[]) => void;
}) {
  const told = useId();
  return (
    <fieldset className="some" id={id} tabIndex={-1} aria-describedby={error ? told : undefined}>
      <legend className="mantine-InputWrapper-label">{label}</legend>
      {hint ? <p className="mantine-InputWrapper-description">{hint}</p> : null}
      {error ? <p className="mantine-InputWrapper-error" id={told}>{error}</p> : null}
      <div className="some-options">
        {options.map((option) => (
          <CheckField
            key={option.value}
            label={option.label}
            hint={option.hint}
            checked={value.includes(option.value)}
            onChange={(checked) => onChange(checked ? [...value, option.value] : value.filter((one) => one !== option.value))}
          />
        ))}
      </div>
    </fieldset>
  );
}
