import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { UnitPageQuery } from '../../__generated__/UnitPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { useRegisterLive } from '../../app/register/useRegisterLive';
import { useRegisterWords } from '../../app/register/words';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Crumbs, Figures } from '../../ui/Chain';
import { Dialog } from '../../ui/Dialog';
import { Facts, Page, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Tree } from '../../ui/Tree';
import { UNIT_ACTS, UnitActForm } from './unitActs';
import { UnitBranches } from './UnitBranch';
import { UnitSeats } from './UnitSeats';
import { unitKind, useOrganisationWords } from './words';

const query = graphql`
  query UnitPageQuery($id: ID!, $asOf: AsOf) {
    unit(id: $id, asOf: $asOf) {
      presentId
      name
      kind
      ended
      revision
      mergedInto { presentId name }
      mergedFrom { presentId name }
      ancestors { presentId name }
      head { presentId title accountable { personName capacity } }
      exposure { sentence figures { key label words } }
      children { id name kind ...UnitBranch_unit }
      ...UnitSeats_unit
    }
  }
`;

function Details({ id, fetchKey, reload }: Freshness & { id: string }) {
  const words = useOrganisationWords();
  const register = useRegisterWords();
  const { app, nav } = useWords();
  const asOf = useMoment();
  const { act } = useSearch({ from: '/to-chuc/don-vi/$id' });
  const navigate = useNavigate({ from: '/to-chuc/don-vi/$id' });
  const powers = usePowers();
  const downSince = useRegisterLive(reload);
  const [said, setSaid] = useState<string | null>(null);
  const { unit } = useLazyLoadQuery<UnitPageQuery>(query, { id, asOf }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!unit) return <Page title={register.missingTitle} lede={register.missingText} narrow><div className="row"><LinkButton to="/to-chuc">{words.toTree}</LinkButton></div></Page>;
  const line = [unit.presentId, ...unit.ancestors.map((one) => one.presentId)];
  const mayOrganise = !unit.ended && powers.over('ORGANISE', line);
  const open = (next: string | undefined) => void navigate({ search: { act: next }, replace: true, resetScroll: false });
  const opened = UNIT_ACTS.find((one) => one === act);
  const above = unit.ancestors.toReversed();

  return (
    <Page
      title={unit.name}
      lede={<Crumbs label={words.crumbs} items={[{ key: 'all', link: <Link to="/to-chuc">{words.title}</Link> }, ...above.map((one) => ({ key: one.presentId, link: <Link to="/to-chuc/don-vi/$id" params={{ id: one.presentId }} search={{}}>{one.name}</Link> }))]} />}
      actions={<LinkButton to="/so-sanh" search={{ loai: 'unit', ma: unit.presentId }} tone="quiet">{nav.compareTwo}</LinkButton>}
    >
      <LiveNotice downSince={downSince} />
      {said ? <Notice tone="good" live>{said}</Notice> : null}
      {unit.mergedInto ? (
        <Notice tone="info">
          <p><Link to="/to-chuc/don-vi/$id" params={{ id: unit.mergedInto.presentId }} search={{}}>{words.merged(unit.mergedInto.name)}</Link> {words.mergedLede}</p>
        </Notice>
      ) : unit.ended ? <Notice>{words.ended}</Notice> : null}
      <Section title={words.exposure}>
        <Facts
          items={[
            { key: 'kind', term: words.unitKind, fact: unitKind(words, unit.kind) },
            { key: 'head', term: words.head, fact: unit.head ? <><Link to="/to-chuc/chuc-vu/$id" params={{ id: unit.head.presentId }} search={{}}>{unit.head.title}</Link><span className="soft block">{unit.head.accountable?.personName ?? words.vacant}</span></> : words.noHead },
          ]}
        />
        {unit.exposure ? (
          <>
            <p className="soft">{words.exposureUnit}</p>
            <Figures label={words.exposure} items={unit.exposure.figures.map(({ key, label, words: figure }) => ({ key, name: label, figure: key === 'OPEN' ? <Link to="/viec" search={{ unit: unit.presentId, open: true }}>{figure}</Link> : key === 'OVERDUE' ? <Link to="/viec" search={{ unit: unit.presentId, time: 'OVERDUE' }}>{figure}</Link> : key === 'DUE_SOON' ? <Link to="/viec" search={{ unit: unit.presentId, time: 'DUE_SOON' }}>{figure}</Link> : figure }))} />
          </>
        ) : null}
        {mayOrganise ? (
          <div className="row no-print">
            {UNIT_ACTS.map((one) => <Action key={one} small tone={one === 'DISSOLVE' ? 'danger' : 'quiet'} onClick={() => open(one)}>{words.acts[one]}</Action>)}
            <LinkButton small tone="quiet" to="/to-chuc/don-vi/$id/sap-nhap" params={{ id: unit.presentId }} search={{}}>{words.merge.act}</LinkButton>
          </div>
        ) : null}
      </Section>
      <UnitSeats unit={unit} />
      {unit.mergedFrom.length > 0 ? (
        <Section title={words.mergedFrom}>
          <ul>{unit.mergedFrom.map((one) => <li key={one.presentId}><Link to="/to-chuc/don-vi/$id" params={{ id: one.presentId }} search={{}}>{one.name}</Link></li>)}</ul>
        </Section>
      ) : null}
      <Section title={words.below}>
        {unit.children.length === 0 ? <p className="soft">{words.belowNone}</p> : <Tree label={words.below}><UnitBranches units={unit.children} /></Tree>}
      </Section>
      {opened && mayOrganise ? (
        <Dialog opened title={words.acts[opened]} onClose={() => open(undefined)} closeLabel={app.close}>
          <UnitActForm
            key={opened}
            act={opened}
            unit={{ id: unit.presentId, name: unit.name, revision: unit.revision }}
            onCancel={() => open(undefined)}
            onDone={(done) => {
              setSaid(register.recorded(words.acts[done]));
              open(undefined);
              reload();
            }}
          />
        </Dialog>
      ) : null}
    </Page>
  );
}

/** One unit: its head, its positions and their holders, the work led from it, and what stands below. */
export function UnitPage() {
  const { id } = useParams({ from: '/to-chuc/don-vi/$id' });
  const words = useOrganisationWords();
  return <DataArea key={id} title={words.title} lines={10}>{(fresh) => <Details id={id} {...fresh} />}</DataArea>;
}
