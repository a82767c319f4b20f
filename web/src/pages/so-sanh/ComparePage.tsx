import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { ComparePageQuery, ComparisonTarget } from '../../__generated__/ComparePageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { OnlyPresent } from '../../app/AsOfBar';
import { DataArea, type Freshness } from '../../app/DataArea';
import { filterOf } from '../../app/listLook';
import type { CompareSearch } from '../../app/search';
import { showMoment } from '../../domain/days';
import { isPast, readMoment } from '../../domain/moment';
import { Empty, Page, Section } from '../../ui/Layout';
import { Diff } from '../../ui/work/Diff';
import { CompareForm } from './CompareForm';
import { Differences } from './Differences';
import { useCompareWords } from './words';

const query = graphql`
  query ComparePageQuery($target: ComparisonTarget!, $from: AsOf!, $to: AsOf, $kinds: [ComparisonKind!], $after: String) {
    compare(target: $target, from: $from, to: $to) {
      sentence
      changes { field label before after }
      added
      removed
      changed
      unchanged
      ...Differences_comparison @arguments(kinds: $kinds, after: $after)
    }
  }
`;

/** What the address asks to compare; none while something is missing. */
function targetOf(search: CompareSearch): ComparisonTarget | null {
  switch (search.loai) {
    case 'unit': return search.ma ? { unit: search.ma } : null;
    case 'person': return search.ma ? { person: search.ma } : null;
    case 'programme': return search.ma ? { programme: search.ma } : null;
    default: return { filter: filterOf(search) };
  }
}

function Found({ target, from, to, fetchKey }: Freshness & { target: ComparisonTarget; from: string; to: string | null }) {
  const words = useCompareWords();
  const search = useSearch({ from: '/so-sanh' });
  const navigate = useNavigate({ from: '/so-sanh' });
  const { compare } = useLazyLoadQuery<ComparePageQuery>(
    query,
    { target, from: { knownAt: from }, to: to ? { knownAt: to } : null, kinds: search.khac ? [search.khac] : null, after: search.sau ?? null },
    { fetchKey },
  );
  if (!compare) return <Empty title={words.unknown} />;
  const put = (patch: Partial<CompareSearch>) => void navigate({ search: (before) => ({ ...before, ...patch }), resetScroll: false });
  return (
    <>
      <Section title={words.between(showMoment(from), to ? showMoment(to) : words.present)}>
        <p className="why-sentence" role="status">{compare.sentence}</p>
        <ul className="counts">
          {(['ADDED', 'REMOVED', 'CHANGED'] as const).map((kind) => (
            <li key={kind} className="count"><span><strong>{kind === 'ADDED' ? compare.added : kind === 'REMOVED' ? compare.removed : compare.changed}</strong> <span>{words.counts[kind]}</span></span></li>
          ))}
          <li className="count"><span><strong>{compare.unchanged}</strong> <span>{words.unchanged}</span></span></li>
        </ul>
      </Section>
      {compare.changes.length > 0 ? <Section title={words.itself}><Diff changes={compare.changes} /></Section> : null}
      <Differences comparison={compare} kind={search.khac} paged={search.sau !== undefined} onChoose={put} />
    </>
  );
}

/** What became of the list, or of a unit, a person, a programme and its work, between two moments. */
export function ComparePage() {
  const words = useCompareWords();
  const search = useSearch({ from: '/so-sanh' });
  const { at } = useAsOf();
  const from = search.tu ? readMoment(search.tu) : null;
  const to = search.den ? readMoment(search.den) : null;
  const target = targetOf(search);
  const ready = target && from && isPast(from) && (!search.den || to);
  return (
    <Page title={words.title} lede={words.lede}>
      {at ? <OnlyPresent /> : null}
      <CompareForm key={JSON.stringify([search.loai, search.ma, search.tu, search.den])} />
      {ready ? <DataArea key={JSON.stringify([target, from, to])} lines={8}>{(fresh) => <Found target={target} from={from} to={to} {...fresh} />}</DataArea> : <p className="soft">{words.choose}</p>}
    </Page>
  );
}
