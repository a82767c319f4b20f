import type { Choice } from '../../../domain/choice';
import type { FieldName, FieldSpec, Value, Values } from '../../../domain/actForm';
import { CLARITIES } from '../../../domain/draft';
import { useLanguage } from '../../../i18n';
import { DateField } from '../../../ui/DateField';
import { ChoiceField, ProseField, TextField } from '../../../ui/Fields';
import { Stack } from '../../../ui/Layout';
import { Picker } from '../../../ui/Picker';
import { EvidenceFile } from './EvidenceFile';
import { TermField } from './TermField';

type Search = (text: string) => Promise<readonly Choice[]>;

interface Props {
  fields: readonly FieldSpec[];
  values: Values;
  onChange: (name: FieldName, value: Value) => void;
  errors: Partial<Record<FieldName, string>>;
  /** What `item` fields choose from. */
  items: readonly Choice[];
  search: { positions: Search; documents: Search };
  today: string;
}

export const fieldId = (name: FieldName) => `act-${name}`;

/** The fields of one act, drawn from its description. */
export function ActFields({ fields, values, onChange, errors, items, search, today }: Props) {
  const { language, words } = useLanguage();
  const { acts, app, clarity } = words;

  return (
    <Stack>
      {fields.map((field, index) => {
        const { name, kind, optional } = field;
        const value = values[name] ?? null;
        const label = optional ? `${acts.field[name]} (${app.optional})` : acts.field[name];
        const text = typeof value === 'string' ? value : '';
        const chosen = value !== null && typeof value === 'object' && 'id' in value ? value : null;
        const common = { id: fieldId(name), label, error: errors[name], required: !optional };
        const first = index === 0;
        const put = (next: Value) => onChange(name, next);
        switch (kind) {
          case 'prose':
            return <ProseField key={name} {...common} first={first} value={text} onChange={put} />;
          case 'line':
            return <TextField key={name} {...common} first={first} value={text} onChange={put} />;
          case 'percent':
            return <TextField key={name} {...common} first={first} inputMode="numeric" maxLength={3} value={text} onChange={put} />;
          case 'day':
            return <DateField key={name} {...common} value={text || null} onChange={put} min={field.future ? today : undefined} words={{ ...app.date, language }} />;
          case 'clarity':
            return <ChoiceField key={name} {...common} value={text as (typeof CLARITIES)[number] | ''} options={CLARITIES.map((key) => ({ value: key, label: clarity.name[key] }))} onChange={put} />;
          case 'cause':
            return <ChoiceField key={name} {...common} value={text as 'OBJECTIVE' | 'SUBJECTIVE' | ''} options={[{ value: 'OBJECTIVE', label: acts.causes.OBJECTIVE }, { value: 'SUBJECTIVE', label: acts.causes.SUBJECTIVE }]} onChange={put} />;
          case 'yesno':
            return <ChoiceField key={name} {...common} value={text as 'yes' | 'no' | ''} options={[{ value: 'yes', label: acts.yes }, { value: 'no', label: acts.no }]} onChange={put} />;
          case 'item':
            return <ChoiceField key={name} {...common} value={text} options={items.map((item) => ({ value: item.id, label: item.label, hint: item.detail }))} onChange={put} />;
          case 'position':
            return <Picker key={name} {...common} first={first} value={chosen} onChange={put} search={search.positions} words={app.picker} />;
          case 'file':
            return <EvidenceFile key={name} id={common.id} label={label} error={common.error} value={chosen} onChange={put} />;
          case 'term':
            return <TermField key={name} {...common} value={value !== null && typeof value === 'object' && 'timeKind' in value ? value : null} onChange={put} today={today} />;
          case 'document':
            return <Picker key={name} {...common} first={first} value={chosen} onChange={put} search={search.documents} words={app.picker} />;
        }
      })}
    </Stack>
  );
}
