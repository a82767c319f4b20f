import { useId, useRef } from 'react';
import { Action } from './Action';
import { CrossIcon, PlusIcon } from './icons';

/** One file, chosen from the device. What happens to it is said below the button. */
export function FileField({ label, hint, error, choose, remove, busy, chosen, onChoose, onRemove, id }: {
  label: string; hint: string; error?: string | undefined; choose: string; remove: string; busy: boolean; chosen: string | null;
  onChoose: (file: File) => void; onRemove: () => void; id?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  const made = useId();
  const name = id ?? made;
  return (
    <div className="file-field">
      <label htmlFor={name} className="mantine-InputWrapper-label">{label}</label>
      <p className="mantine-InputWrapper-description" id={`${name}-hint`}>{hint}</p>
      {error ? <p className="mantine-InputWrapper-error" role="alert">{error}</p> : null}
      <input
        ref={input}
        id={name}
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.csv,.txt"
        aria-describedby={`${name}-hint`}
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onChoose(file);
          event.currentTarget.value = '';
        }}
      />
      <div className="row">
        {chosen ? <span>{chosen}</span> : null}
        {chosen ? (
          <Action tone="quiet" small icon={<CrossIcon />} label={`${remove}: ${chosen}`} onClick={onRemove}>{remove}</Action>
        ) : (
          <Action tone="quiet" small busy={busy} icon={<PlusIcon />} onClick={() => input.current?.click()}>{choose}</Action>
        )}
      </div>
    </div>
  );
}
