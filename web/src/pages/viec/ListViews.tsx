import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useSavedViews } from '../../app/savedViews';
import type { ListSearch } from '../../app/search';
import { clean } from '../../domain/text';
import { Action } from '../../ui/Action';
import { TextField } from '../../ui/Fields';
import { CrossIcon } from '../../ui/icons';
import { useListWords } from './words';

const told = (search: ListSearch) => JSON.stringify(Object.entries({ ...search, luc: undefined }).filter(([, value]) => value !== undefined).toSorted());
const same = (a: ListSearch, b: ListSearch) => told(a) === told(b);

/** Ways of looking at the list: some that everybody needs, and those that were kept on this device. */
export function ListViews() {
  const words = useListWords();
  const search = useSearch({ from: '/viec' });
  const { views, save, remove } = useSavedViews();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const built: readonly [string, ListSearch][] = [
    [words.built.all, {}],
    [words.built.open, { open: true }],
    [words.built.overdue, { time: 'OVERDUE' }],
    [words.built.soon, { time: 'DUE_SOON' }],
    [words.built.submitted, { state: 'SUBMITTED' }],
    [words.built.mine, { mine: true }],
  ];
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const chosen = clean(name);
    if (!chosen) return setError(words.needName);
    save({ name: chosen, search });
    setNaming(false);
    setName('');
    setError(undefined);
    return undefined;
  };
  const pill = (label: string, to: ListSearch) => (
    <Link key={label} to="/viec" search={to} activeOptions={{ exact: true, includeSearch: true }} resetScroll={false} className={same(search, to) ? 'pill pill-on' : 'pill'}>{label}</Link>
  );
  return (
    <div className="views">
      <nav className="row" aria-label={words.views}>{built.map(([label, to]) => pill(label, to))}</nav>
      <div className="row" role="group" aria-label={words.saved}>
        {views.map((view) => (
          <span key={view.name} className="pill-pair">
            {pill(view.name, view.search)}
            <button type="button" className="clear-button" aria-label={words.remove(view.name)} onClick={() => remove(view.name)}><CrossIcon /></button>
          </span>
        ))}
        {naming ? null : <button type="button" className="text-button" onClick={() => setNaming(true)}>{words.save}</button>}
      </div>
      {naming ? (
        <form className="row views-name" onSubmit={keep} noValidate>
          <TextField label={words.name} hint={words.nameHint} error={error} value={name} onChange={setName} maxLength={80} />
          <Action submit small>{words.keep}</Action>
        </form>
      ) : null}
    </div>
  );
}
