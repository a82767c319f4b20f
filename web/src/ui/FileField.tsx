import { useId, useRef } from 'react';
import { Action } from './Action';
import { CrossIcon, PlusIcon } from './icons';

/** Names of the kinds of files that are taken, as a file picker wants them. */
export const FILE_KINDS = ['.pdf', '.png', '.jpg', '.jpeg', '.docx', '.xlsx', '.odt', '.csv', '.txt'] as const;

/** One file, chosen from the device. What is taken is said above the button, how far it is on its way below it. */
export function FileField({ label, hint, error, choose, remove, stop, sending, share, chosen, onChoose, onRemove, onStop, id }: {
  label: string; hint: string; error?: string | undefined; choose: string; remove: string; stop: string;
  /** Said while the file is on its way. */
  sending: string;
  /** How much of it has arrived, from 0 to 1; none when nothing is on its way. */
  share: number | null;
  chosen: string | null; onChoose: (file: File) => void; onRemove: () => void; onStop: () => void; id?: string;
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
        accept={FILE_KINDS.join(',')}
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
        {share !== null ? (
          <>
            <progress className="file-progress" value={share} max={1} aria-label={sending} />
            <span role="status">{sending} {Math.round(share * 100)}%</span>
            <Action tone="quiet" small icon={<CrossIcon />} onClick={onStop}>{stop}</Action>
          </>
        ) : chosen ? (
          <Action tone="quiet" small icon={<CrossIcon />} label={`${remove}: ${chosen}`} onClick={onRemove}>{remove}</Action>
        ) : (
          <Action tone="quiet" small icon={<PlusIcon />} onClick={() => input.current?.click()}>{choose}</Action>
        )}
      </div>
    </div>
  );
}
