import { useId, useRef, useState } from 'react';
import { Action } from './Action';
import { ProseField } from './Fields';

/** A text that is pasted, typed, dropped as a file or chosen from the device. By keyboard alone all of it but dropping. */
export function DropField({ label, hint, drop, choose, tooLarge, most, value, onChange, error, id, accept }: {
  label: string; hint: string; drop: string; choose: string;
  /** Said when a file is larger than what is taken. */
  tooLarge: string;
  /** The largest file read, in bytes. */
  most: number;
  value: string; onChange: (text: string) => void; error?: string | undefined; id?: string; accept?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  const made = useId();
  const name = id ?? made;
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    setOver(false);
    if (!file) return;
    if (file.size > most) {
      setRefused(tooLarge);
      return;
    }
    setRefused(null);
    onChange(await file.text());
  };
  return (
    // The place for dropping is a convenience: the button and the text field below do the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer.files[0]);
      }}
    >
      <div className="row">
        <Action tone="quiet" small onClick={() => input.current?.click()}>{choose}</Action>
        <span className="soft">{drop}</span>
        <input
          ref={input}
          type="file"
          accept={accept}
          aria-label={choose}
          className="visually-hidden"
          tabIndex={-1}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <ProseField id={name} label={label} hint={hint} rows={7} maxLength={most} value={value} error={refused ?? error} onChange={(text) => { setRefused(null); onChange(text); }} />
    </div>
  );
}
