import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { JournalPageQuery } from '../../__generated__/JournalPageQuery.graphql';
import { OnlyPresent } from '../../app/AsOfBar';
import { DataArea } from '../../app/DataArea';
import { ACCESSES, JOURNALS, type JournalSearch } from '../../app/inspectSearch';
import { useSources } from '../../app/register/useSources';
import { useLanguage } from '../../i18n';
import { DateField } from '../../ui/DateField';
import { SelectField } from '../../ui/Fields';
import { Section } from '../../ui/Layout';
import { Picker } from '../../ui/Picker';
import { AccessLog } from './AccessLog';
import { Drafts } from './Drafts';
import { InspectFrame } from './InspectFrame';
import { Refusals } from './Refusals';
import { useJournalWords } from './words';

const query = graphql`
  query JournalPageQuery($actor: ID!, $withActor: Boolean!) {
    person(id: $actor) @include(if: $withActor) { presentId name }
  }
`;

function Whole() {
  const { language, words: { app } } = useLanguage();
  const words = useJournalWords();
  const search = useSearch({ from: '/kiem-tra/nhat-ky' });
  const navigate = useNavigate({ from: '/kiem-tra/nhat-ky' });
  const sources = useSources();
  const { person } = useLazyLoadQuery<JournalPageQuery>(query, { actor: search.actor ?? '', withActor: Boolean(search.actor) }, { fetchPolicy: 'store-or-network' });
  const kind = search.kind ?? 'reads';
  const put = (patch: Partial<JournalSearch>) => void navigate({ search: { ...search, ...patch }, replace: true, resetScroll: false });
  const days = { language, ...app.date };
  return (
    <>
      <div className="row no-print" role="group" aria-label={words.kinds}>
        {JOURNALS.map((one) => <button key={one} type="button" className={kind === one ? 'pill pill-on' : 'pill'} aria-pressed={kind === one} onClick={() => put({ kind: one === 'reads' ? undefined : one, access: undefined })}>{words.kind[one]}</button>)}
      </div>
      <div className="section section-card no-print" role="search" aria-label={words.filters}>
        <div className="fields">
          <Picker label={words.actor} value={person ? { id: person.presentId, label: person.name } : null} onChange={(one) => put({ actor: one?.id })} search={sources.persons} words={app.picker} />
          {kind === 'reads' ? <SelectField label={words.action} value={search.access ?? ''} options={[{ value: '', label: words.any }, ...ACCESSES.map((value) => ({ value, label: words.actions[value] }))]} onChange={(value) => put({ access: value === '' ? undefined : value })} /> : null}
          <DateField label={words.from} value={search.from ?? null} onChange={(from) => put({ from: from ?? undefined })} words={days} />
          <DateField label={words.until} value={search.until ?? null} onChange={(until) => put({ until: until ?? undefined })} words={days} />
        </div>
      </div>
      {kind === 'drafts' ? null : <OnlyPresent />}
      <Section title={words.kind[kind]}>
        <p className="soft">{words.ledes[kind]}</p>
        <DataArea key={JSON.stringify([kind, search.actor, search.from, search.until, search.access])} lines={6}>{({ fetchKey }) => (kind === 'drafts' ? <Drafts fetchKey={fetchKey} /> : kind === 'refusals' ? <Refusals fetchKey={fetchKey} /> : <AccessLog fetchKey={fetchKey} />)}</DataArea>
      </Section>
    </>
  );
}

/** Who read and took what, which commands were refused, which drafts were discarded. */
export function JournalPage() {
  return <InspectFrame part="journal"><DataArea lines={8}>{() => <Whole />}</DataArea></InspectFrame>;
}
