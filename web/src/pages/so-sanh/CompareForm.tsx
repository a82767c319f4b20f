import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useCallback, useState } from 'react';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay';
import { BESIDE } from '../../app/environment';
import type { CompareFormNameQuery } from '../../__generated__/CompareFormNameQuery.graphql';
import type { CompareFormPersonsQuery } from '../../__generated__/CompareFormPersonsQuery.graphql';
import { useLookups } from '../../app/lookups';
import { COMPARED, type CompareSearch, isFiltered } from '../../app/search';
import type { Choice } from '../../domain/choice';
import { dayOf, timeOf } from '../../domain/days';
import { isPast, momentOf, readMoment, shiftDays, writeMoment } from '../../domain/moment';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { DateField } from '../../ui/DateField';
import { SelectField, TextField } from '../../ui/Fields';
import { Stack } from '../../ui/Layout';
import { Picker } from '../../ui/Picker';
import { toUnread } from '../../ui/unread';
import { useCompareWords } from './words';

const nameQuery = graphql`
  query CompareFormNameQuery($id: ID!, $asked: Boolean!) {
    node(id: $id) @include(if: $asked) {
      __typename
      ... on Unit { name }
      ... on Person { name }
      ... on Programme { title }
    }
  }
`;
const personsQuery = graphql`
  query CompareFormPersonsQuery($search: String) {
    persons(search: $search, first: 20) { nodes { presentId name seats { position { label } } } }
  }
`;

/** What is compared, and from when until when. */
export function CompareForm() {
  const words = useCompareWords();
  const { language, words: { app } } = useLanguage();
  const search = useSearch({ from: '/so-sanh' });
  const navigate = useNavigate({ from: '/so-sanh' });
  const environment = useRelayEnvironment();
  const lookups = useLookups();
  const { node } = useLazyLoadQuery<CompareFormNameQuery>(nameQuery, { id: search.ma ?? '', asked: search.ma !== undefined }, { fetchPolicy: 'store-or-network' });
  const named = !node || node.__typename === '%other' ? null : node.__typename === 'Programme' ? node.title : node.name;
  const now = new Date();
  const start = search.tu ? readMoment(search.tu) : shiftDays(now.toISOString(), -30);
  const end = search.den ? readMoment(search.den) : null;
  const [kind, setKind] = useState(search.loai ?? 'list');
  const [which, setWhich] = useState<Choice | null>(search.ma && named ? { id: search.ma, label: named } : null);
  const [from, setFrom] = useState<string | null>(dayOf(start ? new Date(start) : now));
  const [fromTime, setFromTime] = useState(search.tu && start ? timeOf(new Date(start)) : '00:00');
  const [to, setTo] = useState<string | null>(end ? dayOf(new Date(end)) : null);
  const [toTime, setToTime] = useState(end ? timeOf(new Date(end)) : '17:00');
  const [errors, setErrors] = useState<{ which?: string; from?: string; to?: string }>({});

  const persons = useCallback(
    async (text: string): Promise<readonly Choice[]> => {
      const answer = await fetchQuery<CompareFormPersonsQuery>(environment, personsQuery, { search: text || null }, { fetchPolicy: 'network-only', ...BESIDE }).toPromise();
      return (answer?.persons?.nodes ?? []).map((one) => ({ id: one.presentId, label: one.name, detail: one.seats.map((seat) => seat.position?.label).filter(Boolean).join('; ') || undefined }));
    },
    [environment],
  );
  const put = (patch: Partial<CompareSearch>) => void navigate({ search: (before) => ({ ...before, khac: undefined, sau: undefined, ...patch }), resetScroll: false });

  const go = (first: string | null, second: string | null) => {
    const found = {
      ...(kind !== 'list' && !which ? { which: words.needWhich } : {}),
      ...(!first || !isPast(first) ? { from: words.needFrom } : {}),
      ...(first && second && new Date(first) >= new Date(second) ? { to: words.order } : {}),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || !first) return;
    put({ loai: kind, ma: kind === 'list' ? undefined : which?.id, tu: writeMoment(first), den: second && isPast(second) ? writeMoment(second) : undefined });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (toUnread(event.currentTarget)) return;
    go(from ? momentOf(from, fromTime.trim()) : null, to ? momentOf(to, toTime.trim()) : null);
  };
  const today = dayOf(now);
  const often = [
    { label: words.month, day: dayOf(new Date(shiftDays(now.toISOString(), -30))) },
    { label: words.quarter, day: `${today.slice(0, 5)}${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01` },
    { label: words.year, day: `${today.slice(0, 4)}-01-01` },
  ];
  const date = { ...app.date, language };

  return (
    <form className="section section-card" onSubmit={submit} noValidate aria-label={words.title}>
      <Stack>
        <div className="fields fields-top">
          <SelectField label={words.what} value={kind} options={COMPARED.map((value) => ({ value, label: words.kinds[value] }))} onChange={(next) => {
            setKind(next);
            setWhich(null);
          }} />
          {kind === 'list' ? null : (
            <Picker key={kind} label={words.which[kind]} error={errors.which} value={which} onChange={setWhich} search={kind === 'unit' ? lookups.units : kind === 'person' ? persons : lookups.programmes} words={app.picker} />
          )}
        </div>
        {kind === 'list' && isFiltered(search) ? <p className="soft">{words.filtered}</p> : null}
        <div className="fields fields-top">
          <DateField id="compare-from" label={words.from} value={from} onChange={setFrom} max={today} error={errors.from} words={date} />
          <TextField label={words.fromTime} value={fromTime} onChange={setFromTime} maxLength={5} />
          <DateField id="compare-to" label={`${words.to} (${app.optional})`} value={to} onChange={setTo} max={today} error={errors.to} words={date} />
          <TextField label={words.toTime} value={toTime} onChange={setToTime} maxLength={5} />
        </div>
        <div className="row row-wide">
          <span className="row" role="group" aria-label={words.often}>
            {often.map((one) => <Action key={one.label} small tone="quiet" onClick={() => go(momentOf(one.day, '00:00'), null)}>{one.label}</Action>)}
          </span>
          <Action submit>{words.go}</Action>
        </div>
      </Stack>
    </form>
  );
}
