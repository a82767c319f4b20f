import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay';
import { BESIDE } from '../../app/environment';
import type { InboxItemQuery } from '../../__generated__/InboxItemQuery.graphql';
import type { InboxPageChangedSubscription } from '../../__generated__/InboxPageChangedSubscription.graphql';
import type { InboxPageQuery } from '../../__generated__/InboxPageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea, type Freshness } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import { useLive } from '../../app/useLive';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Empty, Loading, Page } from '../../ui/Layout';
import type { DecisionKind } from './decisions';
import { InboxItem, itemQuery, itemVariables, type Waiting } from './InboxItem';
import { InboxList } from './InboxList';
import { OutboxBar } from './OutboxBar';
import { useOutbox } from './useOutbox';

const query = graphql`
  query InboxPageQuery($minPosition: Position, $asOf: AsOf) {
    worklist(minPosition: $minPosition, asOf: $asOf) {
      reflects { position }
      groups {
        key
        totalCount
        items(first: 100) { nodes { nextAct itemId since text item { askedBy { label } } assignment { presentId code title } } }
      }
    }
  }
`;

const changed = graphql`
  subscription InboxPageChangedSubscription($afterPosition: Position) {
    worklistChanged(afterPosition: $afterPosition) { position }
  }
`;

const EXACTLY = { exact: true, includeSearch: true, explicitUndefined: true };
const positionOf = (response: InboxPageChangedSubscription['response']) => response.worklistChanged?.position;

/** What waits for a decision of this seat, whatever its deadline. */
function waitingOf(worklist: InboxPageQuery['response']['worklist'], known: Record<DecisionKind, string>): readonly Waiting[] {
  const group = worklist?.groups.find((one) => one.key === 'WAITING_MY_DECISION');
  return (group?.items?.nodes ?? []).flatMap(({ nextAct, itemId, since, text, item, assignment }): Waiting[] =>
    assignment && nextAct && nextAct in known
      ? [{
          key: `${assignment.code}-${itemId ?? nextAct}`, kind: nextAct as DecisionKind, item: itemId ?? null, text: text ?? null,
          since, askedBy: item?.askedBy?.label ?? null, assignment: assignment.presentId, code: assignment.code, title: assignment.title ?? assignment.code,
        }]
      : [],
  );
}

/** Tells of changes while the present is on the screen. */
function Live({ position, reload }: { position: string | null; reload: Freshness['reload'] }) {
  return <LiveNotice downSince={useLive<InboxPageChangedSubscription>(changed, {}, position, positionOf, reload)} />;
}

function Box({ at, fetchKey, minPosition, reload }: Freshness & { at: string | null }) {
  const { inbox, app } = useWords();
  const { muc, xem } = useSearch({ from: '/cho-duyet' });
  const navigate = useNavigate({ from: '/cho-duyet' });
  const environment = useRelayEnvironment();
  const { worklist } = useLazyLoadQuery<InboxPageQuery>(query, at ? { minPosition: null, asOf: { knownAt: at } } : { minPosition }, { fetchKey, fetchPolicy: 'store-and-network' });
  const onSent = useCallback((position: string | null) => reload(position ?? undefined), [reload]);
  const outbox = useOutbox(onSent);
  const all = useMemo(() => waitingOf(worklist, inbox.kind), [worklist, inbox.kind]);
  const items = all.filter((one) => !outbox.isAnswered(one.key));
  const index = Math.max(0, items.findIndex((one) => one.key === muc));
  const shown = items[index];
  const next = items[index + 1];

  const key = shown?.key ?? null;
  const drawn = useRef(key);
  useEffect(() => {
    if (key && drawn.current && drawn.current !== key) {
      window.scrollTo({ top: 0 });
      document.getElementById('inbox-heading')?.focus({ preventScroll: true });
    }
    drawn.current = key;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [key]);
  useEffect(() => {
    if (!next) return undefined;
    const reading = fetchQuery<InboxItemQuery>(environment, itemQuery, itemVariables(next.assignment, at, minPosition), { fetchPolicy: 'store-or-network', ...BESIDE }).subscribe({});
    return () => reading.unsubscribe();
  }, [environment, next, at, minPosition]);

  if (!worklist) return <Empty title={inbox.noSeat} />;
  const go = (to: string | undefined) => void navigate({ search: (before) => ({ ...before, muc: to }), replace: true, resetScroll: false });
  return (
    <>
      {at ? null : <Live position={worklist.reflects.position} reload={reload} />}
      {items.length === 0 ? (
        <Empty title={all.length > 0 ? inbox.allDone : inbox.emptyTitle}><p>{all.length > 0 ? inbox.allDoneText : inbox.emptyText}</p></Empty>
      ) : (
        <>
          <nav className="row" aria-label={inbox.views}>
            <Link to="/cho-duyet" search={(before) => ({ ...before, xem: undefined })} activeOptions={EXACTLY} className={xem ? 'pill' : 'pill pill-on'}>{inbox.oneByOne}</Link>
            <Link to="/cho-duyet" search={(before) => ({ ...before, xem: 'danh-sach' as const, muc: undefined })} activeOptions={EXACTLY} className={xem ? 'pill pill-on' : 'pill'}>{inbox.asList} ({items.length})</Link>
          </nav>
          {xem ? <InboxList items={items} /> : shown ? (
            <>
              <Suspense fallback={<Loading label={app.loading} lines={8} />}>
                <InboxItem key={shown.key} waiting={shown} place={inbox.place(index + 1, items.length)} outbox={outbox} at={at} minPosition={minPosition} fetchKey={fetchKey} onAnswer={() => go(next?.key)} />
              </Suspense>
              <div className="row row-wide">
                {index > 0 ? <Action tone="quiet" small onClick={() => go(items[index - 1]?.key)}>{inbox.back}</Action> : <span />}
                {next ? <Action tone="quiet" small onClick={() => go(next.key)}>{inbox.skip}</Action> : null}
              </div>
            </>
          ) : null}
        </>
      )}
      <OutboxBar outbox={outbox} onBack={go} />
    </>
  );
}

/** The approval inbox: one request after another, or all as a list. */
export function InboxPage() {
  const { inbox } = useWords();
  const { at } = useAsOf();
  return (
    <Page title={inbox.title} lede={inbox.lede} narrow>
      <DataArea key={at ?? ''} lines={8}>{(fresh) => <Box at={at} {...fresh} />}</DataArea>
    </Page>
  );
}
