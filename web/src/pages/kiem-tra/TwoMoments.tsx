import { Link } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { TwoMomentsQuery } from '../../__generated__/TwoMomentsQuery.graphql';
import { showMoment } from '../../domain/days';
import { writeMoment } from '../../domain/moment';
import { Action } from '../../ui/Action';
import { Chip } from '../../ui/Chip';
import { Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { useInspectAddress } from './useInspectAddress';
import { useInspectWords } from './words';

const query = graphql`
  query TwoMomentsQuery($target: ComparisonTarget!, $from: AsOf!, $to: AsOf!) {
    compare(target: $target, from: $from, to: $to) {
      sentence
      entries(first: 50) {
        totalCount
        nodes { assignmentId kind code title events changes { field label before after } }
      }
    }
  }
`;

function Difference({ a, b }: { a: string; b: string }) {
  const inspect = useInspectWords();
  const { search, put } = useInspectAddress();
  const [from, to] = a < b ? [a, b] : [b, a];
  const { compare } = useLazyLoadQuery<TwoMomentsQuery>(query, { target: search.unit ? { unit: search.unit } : { filter: {} }, from: { knownAt: from }, to: { knownAt: to } });
  const rows = compare?.entries?.nodes ?? [];
  const total = compare?.entries?.totalCount ?? 0;
  return (
    <Section title={inspect.compare} aside={<span className="row"><Link to="/so-sanh" search={{ ...(search.unit ? { loai: 'unit', ma: search.unit } : {}), tu: writeMoment(from), den: writeMoment(to) }}>{inspect.compareWhole}</Link><Action tone="quiet" small onClick={() => put({ a: undefined, b: undefined })}>{inspect.close}</Action></span>}>
      <p><strong>{inspect.between(showMoment(from), showMoment(to))}.</strong> {compare?.sentence}</p>
      {rows.length === 0 ? <p>{inspect.compareSame}</p> : (
        <ul className="rows">
          {rows.map(({ assignmentId, kind, code, title, events, changes }) => (
            <li key={assignmentId}>
              <span className="stack stack-s">
                <span className="row"><Link to="/viec/$code" params={{ code }} className="work-title">{title ?? code}</Link><span className="code">{code}</span>{kind in inspect.sort ? <Chip tone={kind === 'ADDED' ? 'green' : kind === 'REMOVED' ? 'grey' : 'blue'} mark="open">{inspect.sort[kind as keyof typeof inspect.sort]}</Chip> : null}<span className="soft">{inspect.acts(events)}</span></span>
                {changes.length > 0 ? <dl className="diff">{changes.map((change) => <div key={change.field}><dt>{change.label}</dt><dd>{change.before ? <del>{change.before}</del> : <span className="soft">{inspect.nothing}</span>} → {change.after ? <ins>{change.after}</ins> : <span className="soft">{inspect.nothing}</span>}</dd></div>)}</dl> : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {rows.length < total ? <p className="soft">{inspect.compareMore(rows.length, total)}</p> : null}
    </Section>
  );
}

/** What differs between the two chosen moments; with only the first one, what is still to be chosen. */
export function TwoMoments() {
  const inspect = useInspectWords();
  const { search } = useInspectAddress();
  if (search.a && search.b) return <Difference a={search.a} b={search.b} />;
  return search.a ? <Notice tone="info" live><p>{inspect.picked(showMoment(search.a))}</p></Notice> : null;
}
