import { useCallback, useDeferredValue } from 'react';
import { graphql } from 'react-relay';
import type { MyWorkPageChangedSubscription } from '../../__generated__/MyWorkPageChangedSubscription.graphql';
import type { MyWorkPageQuery } from '../../__generated__/MyWorkPageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import { useLive } from '../../app/useLive';
import { useQuietQuery } from '../../app/useQuietQuery';
import { countAssignments } from '../../domain/worklist';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { useBusy } from '../../ui/busy';
import { Empty, Page } from '../../ui/Layout';
import { PastWork } from './PastWork';
import { OutboxNotice } from './SendState';
import { useReportKey } from './useReportKey';
import { type Who, WorkGroup } from './WorkGroup';

const query = graphql`
  query MyWorkPageQuery($first: Int!, $minPosition: Position) {
    viewer { account actingAs { position { id } } }
    worklist(minPosition: $minPosition) {
      position { label }
      reflects { position }
      groups {
        key
        totalCount
        items(first: $first) { nodes { assignment { id } } }
        ...WorkGroup_group @arguments(first: $first)
      }
    }
  }
`;

const changed = graphql`
  subscription MyWorkPageChangedSubscription($afterPosition: Position) {
    worklistChanged(afterPosition: $afterPosition) {
      position
    }
  }
`;

const GROUPS = ['OVERDUE', 'DUE_SOON', 'WAITING_MY_DECISION', 'WAITING_ON_OTHERS', 'OTHER_IN_PROGRESS'] as const;
/** Rows of a group at first, and after asking for more; beyond that the list is the place. */
const FIRST = 20;
const MOST = 100;
const positionOf = (response: MyWorkPageChangedSubscription['response']) => response.worklistChanged?.position;

function Groups() {
  const { work, quick } = useWords();
  const { data: { viewer, worklist }, refresh } = useQuietQuery<MyWorkPageQuery>(query, { first: FIRST, minPosition: null });
  const onChange = useCallback((position: string) => refresh({ minPosition: position }), [refresh]);
  const downSince = useLive<MyWorkPageChangedSubscription>(changed, {}, worklist?.reflects.position ?? null, positionOf, onChange);
  const who: Who = { account: viewer?.account ?? '', position: viewer?.actingAs?.position?.id ?? null };
  useReportKey();
  const groups = worklist?.groups ?? [];
  // The most pressing group is drawn at once, the others right after: a phone shows the first row that much sooner.
  const whole = useDeferredValue(true, false);
  useBusy(!whole);
  const filled = GROUPS.filter((key) => groups.some((one) => one.key === key && one.totalCount > 0));
  const total = groups.reduce((sum, group) => sum + group.totalCount, 0);

  return (
    <>
      <LiveNotice downSince={downSince} />
      <OutboxNotice account={who.account} />
      {total === 0 ? (
        <Empty title={work.emptyTitle}><p>{work.emptyText}</p></Empty>
      ) : (
        <>
          <nav aria-label={work.jump}>
            <ul className="counts">
              {GROUPS.map((key) => {
                const group = groups.find((one) => one.key === key);
                const count = group ? countAssignments(group.totalCount, group.items?.nodes ?? []) : 0;
                return (
                  <li key={key} className={`count count-${key.toLowerCase()}${count === 0 ? ' count-none' : ''}`}>
                    {count > 0 ? (
                      <a href={`#nhom-${key}`}><strong>{count}</strong> <span>{work.groups[key]}</span></a>
                    ) : (
                      <span><strong>0</strong> <span>{work.groups[key]}</span></span>
                    )}
                  </li>
                );
              })}
            </ul>
          </nav>
          {(whole ? filled : filled.slice(0, 1)).map((key) => {
            const group = groups.find((one) => one.key === key);
            return group ? <WorkGroup key={key} groupKey={key} group={group} who={who} most={MOST} onMore={() => refresh({ first: MOST })} /> : null;
          })}
          <p className="soft keys-hint">{quick.keys}</p>
        </>
      )}
    </>
  );
}

/** What I answer for now; or, looking at the past, what I took part in then. */
export function MyWorkPage() {
  const { work, app } = useWords();
  const { at } = useAsOf();
  return (
    <Page title={work.title} lede={work.lede} actions={at ? undefined : <LinkButton to="/giao-viec/moi" className="wide-only">{app.navGive}</LinkButton>}>
      <DataArea key={at} lines={8}>{() => (at ? <PastWork at={at} /> : <Groups />)}</DataArea>
    </Page>
  );
}
