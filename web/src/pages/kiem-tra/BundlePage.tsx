import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { BundlePageQuery } from '../../__generated__/BundlePageQuery.graphql';
import { OnlyPresent } from '../../app/AsOfBar';
import { DataArea } from '../../app/DataArea';
import { BUNDLES, type BundleSearch } from '../../app/inspectSearch';
import { useSources } from '../../app/register/useSources';
import { natural } from '../../domain/commandForm';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { DateField } from '../../ui/DateField';
import { CheckField, ChoiceField, TextField } from '../../ui/Fields';
import { Section, Stack } from '../../ui/Layout';
import { ErrorSummary, type FieldProblem } from '../../ui/Notice';
import { Picker } from '../../ui/Picker';
import { Table } from '../../ui/Table';
import { unread } from '../../ui/unread';
import { BundleProgress } from './BundleProgress';
import { bundlePath, dated } from './bundlePath';
import { InspectFrame } from './InspectFrame';
import { useProofWords } from './words';

const query = graphql`
  query BundlePageQuery($person: ID!, $withPerson: Boolean!, $unit: ID!, $withUnit: Boolean!) {
    person(id: $person) @include(if: $withPerson) { presentId name }
    unit(id: $unit) @include(if: $withUnit) { presentId name }
  }
`;

function Take() {
  const { language, words: { app } } = useLanguage();
  const proof = useProofWords();
  const search = useSearch({ from: '/kiem-tra/goi' });
  const navigate = useNavigate({ from: '/kiem-tra/goi' });
  const sources = useSources();
  const scope = search.scope ?? 'whole';
  const [code, setCode] = useState(search.code ?? '');
  const [since, setSince] = useState(search.since ? String(search.since) : '');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [wanted, setWanted] = useState<{ turn: number; path: string } | null>(null);
  const { person, unit } = useLazyLoadQuery<BundlePageQuery>(
    query,
    { person: search.id ?? '', withPerson: scope === 'person' && Boolean(search.id), unit: search.id ?? '', withUnit: scope === 'unit' && Boolean(search.id) },
    { fetchPolicy: 'store-or-network' },
  );
  const put = (patch: BundleSearch) => {
    setProblems([]);
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true, resetScroll: false });
  };
  const at = (field: string) => problems.find((one) => one.field === field)?.message;
  const days = { language, ...app.date };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const mistyped = unread(event.currentTarget);
    if (mistyped.length > 0) return setProblems(mistyped);
    const kept = natural(since);
    if (since.trim() !== '' && !kept) return setProblems([{ field: 'bundle-since', message: proof.sinceBad }]);
    const found = bundlePath({ ...search, scope, code: code.trim() || undefined, since: kept ?? undefined });
    if ('path' in found) {
      setProblems([]);
      return setWanted((last) => ({ turn: (last?.turn ?? 0) + 1, path: found.path }));
    }
    const label = { code: proof.code, id: scope === 'person' ? proof.person : proof.unit, from: proof.from, until: proof.until };
    return setProblems(found.missing.map((field) => ({ field: `bundle-${field}`, message: proof.needed(label[field]) })).concat(found.disordered ? [{ field: 'bundle-until', message: proof.order }] : []));
  };
  return (
    <>
      <form onSubmit={submit} noValidate>
        <Stack>
          <ErrorSummary title={app.fixThese} problems={problems} />
          <ChoiceField
            label={proof.what}
            value={scope}
            options={BUNDLES.map((value) => ({ value, label: proof.scopes[value], hint: proof.scopeHints[value] }))}
            onChange={(next) => put({ scope: next === 'whole' ? undefined : next, id: undefined })}
          />
          {scope === 'assignment' ? <TextField id="bundle-code" label={proof.code} maxLength={40} value={code} onChange={setCode} error={at('bundle-code')} /> : null}
          {scope === 'person' ? <Picker key="person" id="bundle-id" label={proof.person} error={at('bundle-id')} value={person ? { id: person.presentId, label: person.name } : null} onChange={(one) => put({ id: one?.id })} search={sources.persons} words={app.picker} /> : null}
          {scope === 'unit' ? <Picker key="unit" id="bundle-id" label={proof.unit} error={at('bundle-id')} value={unit ? { id: unit.presentId, label: unit.name } : null} onChange={(one) => put({ id: one?.id })} search={sources.units} words={app.picker} /> : null}
          {dated(scope) ? (
            <div className="fields fields-top">
              <DateField id="bundle-from" label={scope === 'period' ? proof.from : `${proof.from} (${app.optional})`} error={at('bundle-from')} value={search.from ?? null} onChange={(from) => put({ from: from ?? undefined })} words={days} />
              <DateField id="bundle-until" label={scope === 'period' ? proof.until : `${proof.until} (${app.optional})`} error={at('bundle-until')} value={search.until ?? null} onChange={(until) => put({ until: until ?? undefined })} words={days} />
            </div>
          ) : null}
          <CheckField label={proof.personal} hint={proof.personalHint} checked={search.personal === true} onChange={(on) => put({ personal: on || undefined })} />
          <CheckField label={proof.withFiles} hint={proof.withFilesHint} checked={search.files === true} onChange={(on) => put({ files: on || undefined })} />
          <TextField id="bundle-since" label={`${proof.since} (${app.optional})`} hint={proof.sinceHint} inputMode="numeric" maxLength={12} value={since} onChange={setSince} error={at('bundle-since')} />
          <div className="row"><Action submit>{proof.get}</Action><span className="soft">{proof.logged}</span></div>
        </Stack>
      </form>
      {wanted ? <BundleProgress key={wanted.turn} path={wanted.path} /> : null}
    </>
  );
}

/** A file to take away, and how to check it where there is no network and no trust. */
export function BundlePage() {
  const { language } = useLanguage();
  const proof = useProofWords();
  const exits = proof.exitMeanings.map((meaning, code) => ({ code, meaning }));
  return (
    <InspectFrame part="bundle">
      <OnlyPresent />
      <Section title={proof.bundle}><DataArea lines={6}>{() => <Take />}</DataArea></Section>
      <Section title={proof.contains}><ul className="plain-list">{proof.containsItems.map((item) => <li key={item}>{item}</li>)}</ul></Section>
      <Section title={proof.verify}>
        <p>{proof.verifyHow}</p>
        <pre className="shown-query"><code>sauro-verify so-ro-….tar --policy policy.txt --lang {language}{'\n'}echo $?</code></pre>
        <Table
          caption={proof.exits}
          items={exits}
          keyOf={(one) => String(one.code)}
          cards={false}
          columns={[
            { key: 'code', title: proof.exit, names: true, width: 15, cell: ({ code }: (typeof exits)[number]) => <code>{code}</code> },
            { key: 'meaning', title: proof.meaning, width: 85, cell: ({ meaning }: (typeof exits)[number]) => meaning },
          ]}
        />
      </Section>
    </InspectFrame>
  );
}
