import type { CommandField, FieldValue, FormValues, Source } from '../../domain/commandForm';
import type { Choice } from '../../domain/choice';
import { useLanguage } from '../../i18n';
import { DateField } from '../../ui/DateField';
import { ChoiceField, ProseField, SelectField, TextField } from '../../ui/Fields';
import { Stack } from '../../ui/Layout';
import { Picker } from '../../ui/Picker';
import { PickMany } from '../../ui/PickMany';
import { SomeField } from '../../ui/SomeField';
import type { Search } from '../lookups';

export const fieldId = (name: string) => `field-${name}`;

/** The fields of a command, drawn from their description. */
export function CommandFields({ fields, values, errors, onChange, sources }: {
  fields: readonly CommandField[];
  values: FormValues;
  errors: Readonly<Record<string, string | undefined>>;
  onChange: (name: string, value: FieldValue) => void;
  sources: Record<Source, Search>;
}) {
  const { language, words: { app } } = useLanguage();
  return (
    <Stack>
      {fields.map((field, index) => {
        const value = values[field.name] ?? null;
        const text = typeof value === 'string' ? value : '';
        const chosen = value !== null && typeof value === 'object' && 'id' in value ? (value as Choice) : null;
        const common = {
          id: fieldId(field.name), label: field.optional ? `${field.label} (${app.optional})` : field.label, hint: field.hint, error: errors[field.name], required: !field.optional,
        };
        const first = index === 0;
        const put = (next: FieldValue) => onChange(field.name, next);
        switch (field.kind) {
          case 'line':
          case 'words':
            return <TextField key={field.name} {...common} first={first} value={text} onChange={put} />;
          case 'number':
            return <TextField key={field.name} {...common} first={first} inputMode="numeric" maxLength={9} value={text} onChange={put} />;
          case 'decimal':
            return <TextField key={field.name} {...common} first={first} inputMode="decimal" maxLength={24} value={text} onChange={put} />;
          case 'prose':
            return <ProseField key={field.name} {...common} first={first} value={text} onChange={put} />;
          case 'day':
            return <DateField key={field.name} {...common} value={text || null} onChange={put} min={field.min} words={{ ...app.date, language }} />;
          case 'one':
            return <SelectField key={field.name} {...common} value={text} options={[...(text === '' ? [{ value: '', label: '—' }] : []), ...field.options]} onChange={put} />;
          case 'choice':
            return <ChoiceField key={field.name} {...common} value={text} options={field.options.map(({ value: one, label, hint }) => ({ value: one, label, ...(hint ? { hint } : {}) }))} onChange={put} />;
          case 'some':
            return <SomeField key={field.name} {...common} options={field.options} value={Array.isArray(value) ? (value as readonly string[]) : []} onChange={put} />;
          case 'pick':
            return <Picker key={field.name} {...common} first={first} value={chosen} onChange={put} search={sources[field.source]} words={app.picker} />;
          case 'picks':
            return <PickMany key={field.name} {...common} value={Array.isArray(value) ? (value as readonly Choice[]) : []} onChange={put} search={sources[field.source]} words={app.picker} most={field.most} />;
          case 'among':
            return (
              <SelectField
                key={field.name}
                {...common}
                value={chosen?.id ?? ''}
                options={[...(chosen ? [] : [{ value: '', label: '—' }]), ...field.choices.map(({ id, label }) => ({ value: id, label }))]}
                onChange={(id) => put(field.choices.find((one) => one.id === id) ?? null)}
              />
            );
        }
      })}
    </Stack>
  );
}
