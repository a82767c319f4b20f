import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { ProgrammePageQuery } from '../../__generated__/ProgrammePageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { useRegisterLive } from '../../app/register/useRegisterLive';
import { useRegisterWords } from '../../app/register/words';
import { showDay } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Crumbs, Figures } from '../../ui/Chain';
import { Chip } from '../../ui/Chip';
import { Dialog } from '../../ui/Dialog';
import { Facts, Page, Prose, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { WorkTable } from '../../ui/work/WorkTable';
import { Indicators } from './Indicators';
import { CloseForm, IndicatorForm, LaunchForm, MeasureForm } from './programmeActs';
import { kindName, useProgrammeWords } from './words';

const query = graphql`
  query ProgrammePageQuery($id: ID!, $asOf: AsOf) {
    programme(id: $id, asOf: $asOf) {
      presentId
      title
      kind
      from
      until
      closed
      conclusion
      revision
      owner { presentId label unit { presentId ancestors { presentId } } }
      ownerPerson { presentId name }
      basis { label subject }
      parent { presentId title }
      children { presentId title closed }
      exposure { figures { key label words } }
      assignments(first: 1) { totalCount }
      ...Indicators_programme
    }
    running: assignments(filter: { programme: $id, open: true }, first: 20, asOf: $asOf) {
      totalCount
      nodes { id code title phase timeStatus { current } deadline { current daysLeft } lead { personName positionTitle } }
    }
  }
`;

type Open = { act: 'CLOSE' } | { act: 'SET' } | { act: 'PART' } | { act: 'MEASURE'; key: string; title: string; unit: string };

function Details({ id, fetchKey, reload }: Freshness & { id: string }) {
  const words = useProgrammeWords();
  const register = useRegisterWords();
  const { app, nav } = useWords();
  const asOf = useMoment();
  const { act } = useSearch({ from: '/chuong-trinh/$id' });
  const navigate = useNavigate({ from: '/chuong-trinh/$id' });
  const powers = usePowers();
  const downSince = useRegisterLive(reload);
  const [measured, setMeasured] = useState<Extract<Open, { act: 'MEASURE' }> | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { programme, running } = useLazyLoadQuery<ProgrammePageQuery>(query, { id, asOf }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!programme) return <Page title={register.missingTitle} lede={register.missingText} narrow><div className="row"><LinkButton to="/chuong-trinh">{words.toList}</LinkButton></div></Page>;
  const { owner, ownerPerson, assignments } = programme;
  const may = !programme.closed && owner?.unit ? powers.over('REGISTER', [owner.unit.presentId, ...owner.unit.ancestors.map((one) => one.presentId)]) : false;
  const show = (next: string | undefined) => void navigate({ search: { act: next }, replace: true, resetScroll: false });
  const shut = () => {
    setMeasured(null);
    show(undefined);
  };
  const done = (what: string) => {
    setSaid(register.recorded(what));
    shut();
    reload();
  };
  const opened: Open | null = !may ? null : measured ?? (act === 'CLOSE' || act === 'SET' || act === 'PART' ? { act } : null);
  const titles = { CLOSE: words.close, SET: words.setIndicator, PART: words.launch } as const;
  const total = assignments?.totalCount ?? 0;
  const addressed = { id: programme.presentId, revision: programme.revision };

  return (
    <Page
      title={programme.title}
      lede={<Crumbs label={words.title} items={[{ key: 'all', link: <Link to="/chuong-trinh">{words.title}</Link> }, ...(programme.parent ? [{ key: 'parent', link: <Link to="/chuong-trinh/$id" params={{ id: programme.parent.presentId }} search={{}}>{programme.parent.title}</Link> }] : []), { key: 'kind', link: kindName(words, programme.kind) }]} />}
      actions={<LinkButton to="/so-sanh" search={{ loai: 'programme', ma: programme.presentId }} tone="quiet">{nav.compareTwo}</LinkButton>}
    >
      <LiveNotice downSince={downSince} />
      {said ? <Notice tone="good" live>{said}</Notice> : null}
      <Section title={kindName(words, programme.kind)} aside={programme.closed ? <Chip tone="grey" mark="check">{words.closed}</Chip> : <Chip tone="blue" mark="clock">{words.open}</Chip>}>
        <Facts
          items={[
            { key: 'owner', term: words.owner, fact: owner ? <><Link to="/to-chuc/chuc-vu/$id" params={{ id: owner.presentId }} search={{}}>{owner.label}</Link><span className="soft block">{ownerPerson?.name ?? words.vacant}</span></> : register.none },
            { key: 'period', term: words.period, fact: words.span(showDay(programme.from), programme.until ? showDay(programme.until) : null) },
            { key: 'basis', term: words.basis, fact: programme.basis ? <>{programme.basis.label}<span className="soft block">{programme.basis.subject}</span></> : register.none },
          ]}
        />
        {programme.conclusion ? <div><h3>{words.conclusion}</h3><Prose>{programme.conclusion}</Prose></div> : null}
        {programme.exposure ? (
          <div className="stack stack-s">
            <h3>{words.exposure}</h3>
            <p className="soft">{words.exposureNote}</p>
            <Figures label={words.exposure} items={programme.exposure.figures.map(({ key, label, words: figure }) => ({ key, name: label, figure: key === 'OVERDUE' || key === 'DUE_SOON' ? <Link to="/viec" search={{ programme: programme.presentId, time: key }}>{figure}</Link> : <Link to="/viec" search={{ programme: programme.presentId, open: key === 'OPEN' || undefined }}>{figure}</Link> }))} />
          </div>
        ) : null}
        {may ? (
          <div className="row no-print">
            <Action tone="quiet" onClick={() => show('SET')}>{words.setIndicator}</Action>
            <Action tone="quiet" onClick={() => show('PART')}>{words.launch}: {words.parts.toLocaleLowerCase('vi')}</Action>
            <Action tone="danger" onClick={() => show('CLOSE')}>{words.close}</Action>
          </div>
        ) : null}
      </Section>
      <Indicators programme={programme} onMeasure={may ? ({ key, title, unit }) => setMeasured({ act: 'MEASURE', key, title, unit }) : null} />
      <Section title={words.parts}>
        {programme.children.length === 0 ? <p className="soft">{words.partsNone}</p> : (
          <ul>{programme.children.map((one) => <li key={one.presentId}><Link to="/chuong-trinh/$id" params={{ id: one.presentId }} search={{}}>{one.title}</Link>{one.closed ? <span className="soft"> · {words.closed}</span> : null}</li>)}</ul>
        )}
      </Section>
      <Section title={words.work} aside={total > 0 ? words.workOpen(running?.totalCount ?? 0, total) : undefined}>
        {running && running.nodes.length > 0 ? <WorkTable caption={words.work} rows={running.nodes} withLead /> : <p className="soft">{total > 0 ? words.workDone : words.workNone}</p>}
        {total > 0 ? <p><Link to="/viec" search={{ programme: programme.presentId }}>{words.workAll(total)}</Link></p> : null}
      </Section>
      {opened ? (
        <Dialog opened title={opened.act === 'MEASURE' ? words.measureFor(opened.title) : titles[opened.act]} onClose={shut} closeLabel={app.close}>
          {opened.act === 'CLOSE' ? <CloseForm programme={addressed} onCancel={shut} onDone={() => done(words.close)} />
          : opened.act === 'SET' ? <IndicatorForm programme={addressed} onCancel={shut} onDone={() => done(words.setIndicator)} />
          : opened.act === 'PART' ? <LaunchForm part={{ id: programme.presentId, label: programme.title }} onCancel={shut} onDone={() => done(words.launch)} />
          : <MeasureForm programme={addressed} indicator={opened.key} unit={opened.unit} onCancel={shut} onDone={() => done(words.measure)} />}
        </Dialog>
      ) : null}
    </Page>
  );
}

/** One programme: who owns it, on what it rests, its figures over time, and the work that serves it. */
export function ProgrammePage() {
  const { id } = useParams({ from: '/chuong-trinh/$id' });
  const words = useProgrammeWords();
  return <DataArea key={id} title={words.title} lines={10}>{(fresh) => <Details id={id} {...fresh} />}</DataArea>;
}
