import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { MandateFilters_query$key } from '../../__generated__/MandateFilters_query.graphql';
import { useLookups } from '../../app/lookups';
import type { AuthoritySearch } from '../../app/registerSearch';
import { useRegisterWords } from '../../app/register/words';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { CheckField, SelectField } from '../../ui/Fields';
import { Picker } from '../../ui/Picker';
import { useAuthorityWords } from './words';

const fragment = graphql`
  fragment MandateFilters_query on Query
  @argumentDefinitions(holder: { type: "ID!" }, giver: { type: "ID!" }, unit: { type: "ID!" }, withHolder: { type: "Boolean!" }, withGiver: { type: "Boolean!" }, withUnit: { type: "Boolean!" }) {
    holder: position(id: $holder) @include(if: $withHolder) { presentId label }
    giver: position(id: $giver) @include(if: $withGiver) { presentId label }
    unit(id: $unit) @include(if: $withUnit) { presentId name }
  }
`;

/** Filters of the list; they stand in the address. */
export function MandateFilters({ query }: { query: MandateFilters_query$key }) {
  const { app } = useWords();
  const words = useAuthorityWords();
  const register = useRegisterWords();
  const { holder, giver, unit } = useFragment(fragment, query);
  const search = useSearch({ from: '/tham-quyen' });
  const navigate = useNavigate({ from: '/tham-quyen' });
  const lookups = useLookups();
  const put = (patch: Partial<AuthoritySearch>) => void navigate({ search: { ...search, ...patch }, replace: true, resetScroll: false });
  const narrowed = [search.holder, search.giver, search.power, search.unit, search.all].some((one) => one !== undefined);
  const powers = Object.entries(register.power).map(([value, label]) => ({ value, label }));
  return (
    <div className="section section-card no-print" role="search" aria-label={words.filters}>
      <div className="fields fields-many">
        <Picker label={words.holder} value={holder ? { id: holder.presentId, label: holder.label } : null} onChange={(one) => put({ holder: one?.id })} search={lookups.positions} words={app.picker} />
        <Picker label={words.giver} value={giver ? { id: giver.presentId, label: giver.label } : null} onChange={(one) => put({ giver: one?.id })} search={lookups.positions} words={app.picker} />
        <SelectField label={words.power} value={search.power ?? ''} options={[{ value: '', label: words.any }, ...powers]} onChange={(power) => put({ power: power || undefined })} />
        <Picker label={words.unit} value={unit ? { id: unit.presentId, label: unit.name } : null} onChange={(one) => put({ unit: one?.id })} search={lookups.units} words={app.picker} />
      </div>
      <div className="row row-wide">
        <CheckField label={words.all} checked={search.all === true} onChange={(all) => put({ all: all || undefined })} />
        {narrowed ? <Action tone="quiet" small onClick={() => put({ holder: undefined, giver: undefined, power: undefined, unit: undefined, all: undefined })}>{words.clear}</Action> : null}
      </div>
    </div>
  );
}
