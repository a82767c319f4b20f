import { Checkbox, NativeSelect, PasswordInput, Radio, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  id?: string;
  /** Takes the focus when the dialog it stands in opens. */
  first?: boolean;
}

interface TextProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onComposing?: (composing: boolean) => void;
  maxLength?: number;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'search' | 'decimal';
  type?: 'text' | 'search';
  autoFocus?: boolean;
}

const composing = (tell?: (composing: boolean) => void) => ({
  onCompositionStart: () => tell?.(true),
  onCompositionEnd: () => tell?.(false),
});

const shared = ({ label, hint, error, required, id, first }: FieldProps) => ({
  'data-autofocus': first || undefined, label, description: hint, error, id, required, withAsterisk: false, 'aria-invalid': error ? true : undefined,
});

export function TextField({ value, onChange, onComposing, maxLength = 500, autoComplete = 'off', inputMode, type = 'text', ...field }: TextProps) {
  return (
    <TextInput
      {...shared(field)}
      {...composing(onComposing)}
      type={type}
      value={value}
      maxLength={maxLength}
      autoComplete={autoComplete}
      inputMode={inputMode}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** `onPaste` sees what is pasted first; answering true keeps it out of the field. */
export function ProseField({ value, onChange, onComposing, onPaste, maxLength = 10_000, rows = 3, ...field }: TextProps & { rows?: number; onPaste?: (data: DataTransfer) => boolean }) {
  return (
    <Textarea
      {...shared(field)}
      {...composing(onComposing)}
      value={value}
      maxLength={maxLength}
      rows={rows}
      resize="vertical"
      onPaste={(event) => {
        if (onPaste?.(event.clipboardData)) event.preventDefault();
      }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function SecretField({ value, onChange, reveal, autoComplete = 'current-password', ...field }: TextProps & { reveal: string }) {
  return (
    <PasswordInput
      {...shared(field)}
      value={value}
      maxLength={1000}
      autoComplete={autoComplete}
      visibilityToggleButtonProps={{ 'aria-label': reveal, tabIndex: 0 }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface Option<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

export function SelectField<Value extends string>({ value, options, onChange, ...field }: FieldProps & {
  value: Value; options: readonly Option<Value>[]; onChange: (value: Value) => void;
}) {
  return (
    <NativeSelect
      {...shared(field)}
      value={value}
      data={options.map((option) => ({ value: option.value, label: option.label }))}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
    />
  );
}

/** One of a few: all of them visible. */
export function ChoiceField<Value extends string>({ value, options, onChange, inline = false, ...field }: FieldProps & {
  value: Value | ''; options: readonly Option<Value>[]; onChange: (value: Value) => void; inline?: boolean;
}) {
  const name = useId();
  return (
    <Radio.Group
      label={field.label}
      description={field.hint}
      error={field.error}
      value={value}
      name={name}
      id={field.id}
      onChange={(chosen) => {
        const found = options.find((option) => option.value === chosen);
        if (found) onChange(found.value);
      }}
    >
      <div className={inline ? 'choices choices-inline' : 'choices'}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} description={option.hint} />
        ))}
      </div>
    </Radio.Group>
  );
}

export function CheckField({ label, hint, checked, onChange }: { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return <Checkbox label={label} description={hint} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
