import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { ExplainBoxNamesQuery } from '../../__generated__/ExplainBoxNamesQuery.graphql';
import { DataArea } from '../../app/DataArea';
import { useLookups } from '../../app/lookups';
import type { AuthoritySearch } from '../../app/registerSearch';
import { useRegisterWords } from '../../app/register/words';
import type { Choice } from '../../domain/choice';
import { cleanOrNull } from '../../domain/text';
import { useLanguage } from '../../i18n';
import { register as registerWords } from '../../i18n/vi/register';
import { Action } from '../../ui/Action';
import { DateField } from '../../ui/DateField';
import { SelectField, TextField } from '../../ui/Fields';
import { Section } from '../../ui/Layout';
import { Picker } from '../../ui/Picker';
import { toUnread } from '../../ui/unread';
import { type Asked, ExplainAnswer } from './ExplainAnswer';
import { useAuthorityWords } from './words';

const names = graphql`
  query ExplainBoxNamesQuery($seat: ID!, $where: ID!, $programme: ID!, $withSeat: Boolean!, $withUnit: Boolean!, $withProgramme: Boolean!) {
    position(id: $seat) @include(if: $withSeat) { presentId label accountable { personName } }
    unit(id: $where) @include(if: $withUnit) { presentId name }
    programme(id: $programme) @include(if: $withProgramme) { presentId title }
  }
`;

const isPower = (value: string | undefined): value is Asked['may'] => value !== undefined && value in registerWords.power;

interface Form {
  seat: Choice | null;
  may: string;
  where: Choice | null;
  field: string;
  programme: Choice | null;
  on: string | null;
}

/** The question as a form. What is asked stands in the address, so that an answer can be sent to somebody. */
function Question({ start, onAsk }: { start: Form; onAsk: (form: Form) => void }) {
  const { language, words: { app } } = useLanguage();
  const words = useAuthorityWords();
  const register = useRegisterWords();
  const lookups = useLookups();
  const [form, setForm] = useState(start);
  const [incomplete, setIncomplete] = useState(false);
  const put = (patch: Partial<Form>) => setForm({ ...form, ...patch });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (toUnread(event.currentTarget)) return;
    const whole = form.seat !== null && form.where !== null && form.may !== '';
    setIncomplete(!whole);
    if (whole) onAsk(form);
  };
  const lacking = (missing: boolean) => (incomplete && missing ? words.needed : undefined);
  return (
    <form onSubmit={submit} noValidate>
      <div className="stack stack-m">
        <div className="fields">
          <Picker label={words.who} hint={words.whoHint} error={lacking(!form.seat)} value={form.seat} onChange={(seat) => put({ seat })} search={lookups.positions} words={app.picker} />
          <SelectField
            label={words.toDo}
            value={form.may}
            error={lacking(form.may === '')}
            options={[...(form.may === '' ? [{ value: '', label: '—' }] : []), ...Object.entries(register.power).map(([value, label]) => ({ value, label }))]}
            onChange={(may) => put({ may })}
          />
          <Picker label={words.where} error={lacking(!form.where)} value={form.where} onChange={(where) => put({ where })} search={lookups.units} words={app.picker} />
        </div>
        <div className="fields">
          <TextField label={`${words.field} (${app.optional})`} hint={words.fieldHint} value={form.field} onChange={(field) => put({ field })} />
          <Picker label={`${words.programme} (${app.optional})`} value={form.programme} onChange={(programme) => put({ programme })} search={lookups.programmes} words={app.picker} />
          <DateField label={`${words.on} (${app.optional})`} hint={words.onHint} value={form.on} onChange={(on) => put({ on })} words={{ ...app.date, language }} />
        </div>
        <div className="row"><Action submit>{words.ask}</Action></div>
      </div>
    </form>
  );
}

function Asking() {
  const search = useSearch({ from: '/tham-quyen' });
  const navigate = useNavigate({ from: '/tham-quyen' });
  const { seat, may, where, field, programme, on } = search;
  const known = useLazyLoadQuery<ExplainBoxNamesQuery>(
    names,
    { seat: seat ?? '', where: where ?? '', programme: programme ?? '', withSeat: Boolean(seat), withUnit: Boolean(where), withProgramme: Boolean(programme) },
    { fetchPolicy: 'store-or-network' },
  );
  const start: Form = {
    seat: known.position ? { id: known.position.presentId, label: known.position.accountable?.personName ? `${known.position.accountable.personName} – ${known.position.label}` : known.position.label } : null,
    may: isPower(may) ? may : '',
    where: known.unit ? { id: known.unit.presentId, label: known.unit.name } : null,
    field: field ?? '',
    programme: known.programme ? { id: known.programme.presentId, label: known.programme.title } : null,
    on: on ?? null,
  };
  const put = (patch: Partial<AuthoritySearch>) => void navigate({ search: { ...search, ...patch }, resetScroll: false });
  const asked: Asked | null = seat && where && isPower(may) ? { seat, may, where, field: field ?? null, programme: programme ?? null, on: on ?? null } : null;
  const key = JSON.stringify(asked);
  return (
    <>
      <Question
        key={key}
        start={start}
        onAsk={(form) => put({ seat: form.seat?.id, may: form.may, where: form.where?.id, field: cleanOrNull(form.field) ?? undefined, programme: form.programme?.id, on: form.on ?? undefined })}
      />
      {asked ? <DataArea key={key} lines={4}>{() => <ExplainAnswer asked={asked} />}</DataArea> : null}
    </>
  );
}

/** "May … do this?", answered in words. */
export function ExplainBox() {
  const words = useAuthorityWords();
  return (
    <Section title={words.explain}>
      <p className="soft">{words.explainLede}</p>
      <DataArea lines={4}>{() => <Asking />}</DataArea>
    </Section>
  );
}
