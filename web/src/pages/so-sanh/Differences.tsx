import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { Differences_comparison$data, Differences_comparison$key } from '../../__generated__/Differences_comparison.graphql';
import type { CompareSearch } from '../../app/search';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Chip, type ChipMark, type ChipTone } from '../../ui/Chip';
import { Empty, Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { Diff } from '../../ui/work/Diff';
import { StandingChips } from '../../ui/work/StatusChips';
import { useCompareWords } from './words';

const fragment = graphql`
  fragment Differences_comparison on Comparison @argumentDefinitions(kinds: { type: "[ComparisonKind!]" }, after: { type: "String" }) {
    entries(kinds: $kinds, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        kind
        assignmentId
        code
        title
        events
        changes { field label before after }
        before { phase timeStatus { current } }
        after { phase timeStatus { current } }
      }
    }
  }
`;

type Entry = NonNullable<Differences_comparison$data['entries']>['nodes'][number];
type Kind = keyof ReturnType<typeof useCompareWords>['counts'];

const LOOK: Record<Kind, [ChipTone, ChipMark]> = { ADDED: ['green', 'open'], REMOVED: ['grey', 'cross'], CHANGED: ['amber', 'clock'] };
const KINDS: readonly Kind[] = ['ADDED', 'REMOVED', 'CHANGED'];

/** The assignments that differ: how, and in which fields. */
export function Differences({ comparison, kind, paged, onChoose }: {
  comparison: Differences_comparison$key; kind: Kind | undefined; paged: boolean; onChoose: (patch: Partial<CompareSearch>) => void;
}) {
  const words = useCompareWords();
  const { work, status } = useWords();
  const { entries } = useFragment(fragment, comparison);
  const rows = entries?.nodes ?? [];
  const known = (value: string): Kind | null => KINDS.find((one) => one === value) ?? null;
  const columns = [
    {
      key: 'task', title: work.task, names: true, width: 34,
      cell: ({ code, title }: Entry) => <><Link to="/viec/$code/lich-su" params={{ code }} className="work-title">{title ?? code}</Link><span className="code block">{code}</span></>,
    },
    {
      key: 'kind', title: work.state, width: 22,
      cell: (entry: Entry) => {
        const found = known(entry.kind);
        const stands = entry.after ?? entry.before;
        return (
          <span className="stack stack-s chips">
            {found ? <Chip tone={LOOK[found][0]} mark={LOOK[found][1]}>{words.counts[found]}</Chip> : status.other}
            {stands ? <StandingChips phase={stands.phase} time={stands.timeStatus.current} /> : null}
          </span>
        );
      },
    },
    {
      key: 'how', title: words.how, width: 44,
      cell: ({ changes, events, kind: how }: Entry) => (
        <div className="stack stack-s">
          {how === 'CHANGED' && changes.length > 0 ? <Diff changes={changes} /> : null}
          {events > 0 ? <span className="soft">{words.events(events)}</span> : null}
        </div>
      ),
    },
  ];
  return (
    <Section title={`${words.entries} (${entries?.totalCount ?? 0})`}>
      <div className="row" role="group" aria-label={words.entries}>
        <button type="button" className={kind ? 'pill' : 'pill pill-on'} aria-pressed={!kind} onClick={() => onChoose({ khac: undefined, sau: undefined })}>{words.all}</button>
        {KINDS.map((one) => (
          <button key={one} type="button" className={kind === one ? 'pill pill-on' : 'pill'} aria-pressed={kind === one} onClick={() => onChoose({ khac: one, sau: undefined })}>{words.counts[one]}</button>
        ))}
      </div>
      {rows.length === 0 ? <Empty title={words.none} /> : (
        <Table caption={<span className="visually-hidden">{words.entries}</span>} columns={columns} items={rows} keyOf={(entry) => entry.assignmentId} />
      )}
      <div className="row">
        {paged ? <Action tone="quiet" onClick={() => onChoose({ sau: undefined })}>{words.first}</Action> : null}
        {entries?.pageInfo.hasNextPage && entries.pageInfo.endCursor ? <Action tone="quiet" onClick={() => onChoose({ sau: entries.pageInfo.endCursor ?? undefined })}>{words.more}</Action> : null}
      </div>
    </Section>
  );
}
