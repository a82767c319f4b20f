import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { graphql, useFragment } from 'react-relay';
import type { ListFilters_query$key } from '../../__generated__/ListFilters_query.graphql';
import { useLookups } from '../../app/lookups';
import { isFiltered, type ListSearch } from '../../app/search';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { CheckField, SelectField, TextField } from '../../ui/Fields';
import { Picker } from '../../ui/Picker';
import type { StateKey, TimeKey } from '../../ui/work/StatusChips';

const fragment = graphql`
  fragment ListFilters_query on Query @argumentDefinitions(unit: { type: "ID!" }, withUnit: { type: "Boolean!" }) {
    programmes(first: 100) { nodes { id title } }
    unit(id: $unit) @include(if: $withUnit) { id name }
  }
`;

const STATES: readonly StateKey[] = ['DRAFT', 'ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'CLOSED', 'DECLINED', 'SUSPENDED', 'CANCELLED'];
const TIMES: readonly TimeKey[] = ['WITHIN_TERM', 'DUE_SOON', 'OVERDUE', 'COMPLETED_ON_TIME', 'COMPLETED_LATE', 'NOT_STARTED', 'UNDATED'];

/** The filters. Everything but the text takes effect at once; the text when Enter or the button is pressed. */
export function ListFilters({ query }: { query: ListFilters_query$key }) {
  const { list, status, app } = useWords();
  const { programmes, unit } = useFragment(fragment, query);
  const search = useSearch({ from: '/viec' });
  const navigate = useNavigate({ from: '/viec' });
  const lookups = useLookups();
  const [text, setText] = useState(search.text ?? '');
  // On a phone the rows come first: only what narrows them already stands open.
  const [more, setMore] = useState([search.state, search.time, search.unit, search.programme].some(Boolean));

  const put = (patch: Partial<ListSearch>) => void navigate({ search: { ...search, ...patch }, replace: true, resetScroll: false });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    put({ text: text.normalize('NFC').trim() || undefined });
  };
  const any = { value: '', label: list.any } as const;
  const active = isFiltered(search);

  return (
    <form className="section section-card" role="search" aria-label={list.filters} onSubmit={submit}>
      <div className={more ? 'fields fields-many' : 'fields fields-many fields-brief'}>
        <TextField label={list.text} type="search" inputMode="search" value={text} onChange={setText} />
        <SelectField label={list.state} value={search.state ?? ''} options={[any, ...STATES.map((value) => ({ value, label: status.state[value] }))]} onChange={(state) => put({ state: state || undefined })} />
        <SelectField label={list.time} value={search.time ?? ''} options={[any, ...TIMES.map((value) => ({ value, label: status.time[value] }))]} onChange={(time) => put({ time: time || undefined })} />
        <Picker label={list.unit} value={unit ? { id: unit.id, label: unit.name } : null} onChange={(one) => put({ unit: one?.id })} search={lookups.units} words={app.picker} />
        <SelectField
          label={list.programme}
          value={search.programme ?? ''}
          options={[any, ...(programmes?.nodes ?? []).map((one) => ({ value: one.id, label: one.title }))]}
          onChange={(programme) => put({ programme: programme || undefined })}
        />
      </div>
      {more ? null : <button type="button" className="text-button phone-only" aria-expanded={false} onClick={() => setMore(true)}>{list.moreFilters}</button>}
      <div className="row row-wide">
        <span className={more ? 'row' : 'row wide-only'}>
          <CheckField label={list.open} checked={search.open === true} onChange={(open) => put({ open: open || undefined })} />
          <CheckField label={list.mine} checked={search.mine === true} onChange={(mine) => put({ mine: mine || undefined })} />
        </span>
        <span className="row">
          {active ? (
            <Action tone="quiet" small onClick={() => { setText(''); void navigate({ search: {}, replace: true }); }}>{list.clear}</Action>
          ) : null}
          <Action submit small>{list.apply}</Action>
        </span>
      </div>
    </form>
  );
}
