import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useFragment, useLazyLoadQuery } from 'react-relay';
import type { ProgrammesPage_programme$key } from '../../__generated__/ProgrammesPage_programme.graphql';
import type { ProgrammesPageQuery } from '../../__generated__/ProgrammesPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { useWords } from '../../i18n';
import { programmes as source } from '../../i18n/vi/programmes';
import { Action } from '../../ui/Action';
import { Chain, ChainCard } from '../../ui/Chain';
import { Chip } from '../../ui/Chip';
import { Dialog } from '../../ui/Dialog';
import { CheckField } from '../../ui/Fields';
import { Empty, Page, Section } from '../../ui/Layout';
import { LaunchForm } from './programmeActs';
import { useProgrammeWords } from './words';

const query = graphql`
  query ProgrammesPageQuery($open: Boolean, $asOf: AsOf) {
    programmes(open: $open, first: 100, asOf: $asOf) { nodes { id kind parent { id } ...ProgrammesPage_programme } }
  }
`;

const card = graphql`
  fragment ProgrammesPage_programme on Programme {
    presentId
    title
    closed
    owner { title }
    ownerPerson { name }
    indicators { key }
    assignments(first: 1) { totalCount }
  }
`;

type Row = { readonly id: string; readonly kind: string; readonly parent?: { readonly id: string } | null } & ProgrammesPage_programme$key;

const KINDS = Object.keys(source.kinds) as (keyof typeof source.kinds)[];

function Card({ programme }: { programme: ProgrammesPage_programme$key }) {
  const words = useProgrammeWords();
  const { presentId: id, title, closed, owner, ownerPerson, indicators, assignments } = useFragment(card, programme);
  const figures = [words.workCount(assignments?.totalCount ?? 0), indicators.length > 0 ? words.indicatorCount(indicators.length) : null];
  return (
    <ChainCard
      title={<Link to="/chuong-trinh/$id" params={{ id }} search={{}}>{title}</Link>}
      ended={closed}
      aside={closed ? <Chip tone="grey" mark="check">{words.closed}</Chip> : undefined}
    >
      <span className="soft">{[owner?.title, ownerPerson?.name ?? words.vacant].filter(Boolean).join(': ')}</span>
      <span>{figures.filter(Boolean).join(' · ')}</span>
    </ChainCard>
  );
}

function Branch({ row, rows }: { row: Row; rows: readonly Row[] }) {
  const below = rows.filter((one) => one.parent?.id === row.id);
  return (
    <li>
      <Card programme={row} />
      {below.length > 0 ? <Chain>{below.map((one) => <Branch key={one.id} row={one} rows={rows} />)}</Chain> : null}
    </li>
  );
}

function Whole({ closed, fetchKey }: Freshness & { closed: boolean }) {
  const words = useProgrammeWords();
  const { programmes } = useLazyLoadQuery<ProgrammesPageQuery>(query, { open: closed ? null : true, asOf: useMoment() }, { fetchKey, fetchPolicy: 'store-and-network' });
  const rows = programmes?.nodes ?? [];
  const known = new Set(rows.map((row) => row.id));
  const roots = rows.filter((row) => !row.parent || !known.has(row.parent.id));
  if (rows.length === 0) return <Empty title={words.empty}><p>{words.emptyText}</p></Empty>;
  return (
    <>
      {KINDS.map((kind) => {
        const here = roots.filter((row) => row.kind === kind);
        return here.length === 0 ? null : (
          <Section key={kind} title={words.kinds[kind]} plain>
            <Chain label={words.kinds[kind]}>{here.map((row) => <Branch key={row.id} row={row} rows={rows} />)}</Chain>
          </Section>
        );
      })}
    </>
  );
}

function Launch() {
  const words = useProgrammeWords();
  const { app } = useWords();
  const powers = usePowers();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  if (!powers.any('REGISTER')) return null;
  return (
    <>
      <Action onClick={() => setOpen(true)}>{words.launch}</Action>
      {open ? (
        <Dialog opened title={words.launch} onClose={() => setOpen(false)} closeLabel={app.close}>
          <LaunchForm onCancel={() => setOpen(false)} onDone={(id) => (id ? void navigate({ to: '/chuong-trinh/$id', params: { id }, search: {} }) : setOpen(false))} />
        </Dialog>
      ) : null}
    </>
  );
}

/** Programmes by kind, each with its parts below it. */
export function ProgrammesPage() {
  const words = useProgrammeWords();
  const [closed, setClosed] = useState(false);
  return (
    <Page title={words.title} lede={words.lede} actions={<DataArea fallback={<span />}>{() => <Launch />}</DataArea>}>
      <div className="row no-print"><CheckField label={words.closedToo} checked={closed} onChange={setClosed} /></div>
      <DataArea key={String(closed)} lines={10}>{(fresh) => <Whole closed={closed} {...fresh} />}</DataArea>
    </Page>
  );
}
