import { type FormEvent, useState } from 'react';
import { graphql, useFragment } from 'react-relay';
import type { EventFilters_query$key } from '../../__generated__/EventFilters_query.graphql';
import { useSources } from '../../app/register/useSources';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { DateField } from '../../ui/DateField';
import { CheckField, SelectField, TextField } from '../../ui/Fields';
import { Picker } from '../../ui/Picker';
import { useInspectAddress } from './useInspectAddress';
import { useEventNames, useInspectWords } from './words';

const fragment = graphql`
  fragment EventFilters_query on Query
  @argumentDefinitions(unit: { type: "ID!" }, withUnit: { type: "Boolean!" }, actor: { type: "ID!" }, withActor: { type: "Boolean!" }, position: { type: "ID!" }, withPosition: { type: "Boolean!" }, whose: { type: "ID!" }, withWhose: { type: "Boolean!" }) {
    unit(id: $unit) @include(if: $withUnit) { id name }
    person(id: $actor) @include(if: $withActor) { id name }
    position(id: $position) @include(if: $withPosition) { id label }
    absent: person(id: $whose) @include(if: $withWhose) { id name }
  }
`;

const KINDS = ['all', 'assignment', 'mandate', 'position', 'person', 'unit', 'programme', 'document', 'calendar', 'inspection', 'ledger'] as const;

/** Which entries to list. All but the text takes effect at once. */
export function EventFilters({ query }: { query: EventFilters_query$key }) {
  const { language, words: { app } } = useLanguage();
  const inspect = useInspectWords();
  const { search, put, clear } = useInspectAddress();
  const { unit, person, position, absent } = useFragment(fragment, query);
  const sources = useSources();
  const [text, setText] = useState(search.text ?? '');
  // Clearing takes away what was mistyped as well.
  const [round, setRound] = useState(0);
  const days = { language, ...app.date };
  const [further] = useState(() => Boolean(search.position ?? search.whose ?? search.type));
  const names = useEventNames();
  const types = Object.entries(names).filter(([type]) => !search.kind || type.startsWith(`${search.kind}.`)).map(([value, label]) => ({ value, label }));
  const kind = KINDS.find((one) => one === search.kind) ?? 'all';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    put({ text: text.normalize('NFC').trim() || undefined });
  };
  return (
    <form className="section section-card" role="search" aria-label={inspect.filters} onSubmit={submit}>
      <div className="fields fields-many" key={round}>
        <TextField label={inspect.text} type="search" inputMode="search" value={text} onChange={setText} />
        <Picker label={inspect.actor} value={person ? { id: person.id, label: person.name } : null} onChange={(one) => put({ actor: one?.id })} search={sources.persons} words={app.picker} />
        <Picker label={inspect.unit} value={unit ? { id: unit.id, label: unit.name } : null} onChange={(one) => put({ unit: one?.id })} search={sources.units} words={app.picker} />
        <SelectField label={inspect.kind} value={kind} options={KINDS.map((value) => ({ value, label: inspect.kinds[value] }))} onChange={(value) => put({ kind: value === 'all' ? undefined : value, type: undefined })} />
        <DateField label={inspect.from} value={search.from ?? null} onChange={(from) => put({ from: from ?? undefined })} words={days} />
        <DateField label={inspect.until} value={search.until ?? null} onChange={(until) => put({ until: until ?? undefined })} words={days} />
      </div>
      <details className="more" open={further}>
        <summary>{inspect.moreFilters}</summary>
        <div className="fields fields-many">
          <Picker label={inspect.position} value={position ? { id: position.id, label: position.label } : null} onChange={(one) => put({ position: one?.id })} search={sources.positions} words={app.picker} />
          <Picker label={inspect.whose} value={absent ? { id: absent.id, label: absent.name } : null} onChange={(one) => put({ whose: one?.id })} search={sources.persons} words={app.picker} />
          <SelectField label={inspect.type} value={search.type && search.type in names ? search.type : ''} options={[{ value: '', label: inspect.kinds.all }, ...types]} onChange={(value) => put({ type: value || undefined })} />
        </div>
      </details>
      <div className="row">
        <CheckField label={inspect.backDated} checked={search.late === true} onChange={(on) => put({ late: on || undefined })} />
        <CheckField label={inspect.corrected} checked={search.corrected === true} onChange={(on) => put({ corrected: on || undefined })} />
        <CheckField label={inspect.behalf} checked={search.behalf === true} onChange={(on) => put({ behalf: on || undefined })} />
        <CheckField label={inspect.oldest} checked={search.oldest === true} onChange={(on) => put({ oldest: on || undefined })} />
      </div>
      <div className="row">
        <Action submit small>{inspect.apply}</Action>
        <Action tone="quiet" small onClick={() => { setText(''); setRound(round + 1); clear(); }}>{inspect.clear}</Action>
      </div>
    </form>
  );
}
