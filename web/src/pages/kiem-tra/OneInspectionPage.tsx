import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { OneInspectionPageQuery } from '../../__generated__/OneInspectionPageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { useStepsOf } from '../../app/asOfNode';
import { DataArea, type Freshness } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import type { InspectionSearch } from '../../app/inspectSearch';
import { useMoment } from '../../app/register/useMoment';
import { useRegisterLive } from '../../app/register/useRegisterLive';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Dialog } from '../../ui/Dialog';
import { Page, Prose, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Findings } from './Findings';
import { InspectFrame } from './InspectFrame';
import { CloseForm, ConcludeForm, ExplainForm, FindingForm, RemedyForm, SampleForm } from './inspectionActs';
import { InspectionFacts } from './InspectionFacts';
import { InspectionHistory } from './InspectionHistory';
import { Samples } from './Samples';
import { useInspectionWords } from './words';

const query = graphql`
  query OneInspectionPageQuery($id: ID!, $asOf: AsOf) {
    viewer { mayWrite actingAs { position { id } } }
    inspection(id: $id, asOf: $asOf) {
      presentId
      title
      subject
      open
      conclusion
      conclusionDocument { number }
      inspectors { presentId successor { presentId } }
      findingCounts { total open }
      findings { id conclusion { verdict } office { presentId successor { presentId } } }
      ...InspectionFacts_inspection
      ...Samples_inspection
      ...Findings_inspection
      ...InspectionHistory_inspection
    }
  }
`;

const sits = (seat: string | null, there: { presentId: string; successor?: { presentId: string } | null } | null | undefined) => seat !== null && there !== null && there !== undefined && (there.presentId === seat || there.successor?.presentId === seat);

function Whole({ id, fetchKey, reload }: Freshness & { id: string }) {
  const words = useInspectionWords();
  const { app } = useWords();
  const { at } = useAsOf();
  const asOf = useMoment();
  const search = useSearch({ from: '/kiem-tra/cuoc/$id' });
  const navigate = useNavigate({ from: '/kiem-tra/cuoc/$id' });
  const downSince = useRegisterLive(reload);
  const [told, setTold] = useState<string | null>(null);
  const { viewer, inspection } = useLazyLoadQuery<OneInspectionPageQuery>(query, { id, asOf }, { fetchKey, fetchPolicy: 'store-and-network' });
  useStepsOf(inspection?.presentId ?? null);
  if (!inspection) return <Page title={words.missingTitle} lede={words.missingText} narrow><div className="row"><LinkButton to="/kiem-tra/cuoc" search={{}}>{words.back}</LinkButton></div></Page>;

  const writes = viewer?.mayWrite === true && at === null && inspection.open;
  const seat = writes ? (viewer?.actingAs?.position?.id ?? null) : null;
  const inspects = inspection.inspectors.some((one) => sits(seat, one));
  const heard = new Set(inspection.findings.filter((one) => !one.conclusion && sits(seat, one.office)).map((one) => one.id));
  const open = (patch: InspectionSearch) => void navigate({ search: patch, replace: true, resetScroll: false });
  const close = () => open({});
  const done = (act: keyof typeof words.acts) => () => {
    setTold(words.recorded(words.acts[act]));
    close();
    reload();
  };
  const { act, finding } = search;
  const wanted = inspection.findings.find((one) => one.id === finding);
  const may = act === 'EXPLAIN' ? wanted !== undefined && heard.has(wanted.id) : act === 'CONCLUDE' ? inspects && wanted !== undefined && !wanted.conclusion : act === 'REMEDY' ? inspects && wanted?.conclusion?.verdict === 'UPHELD' : act !== undefined && inspects;
  const form = { inspection: id, onCancel: close };

  return (
    <InspectFrame
      part="inspections"
      title={inspection.title}
      lede={<><Link to="/kiem-tra/cuoc" search={{}}>{words.back}</Link></>}
    >
      <LiveNotice downSince={downSince} />
      {told ? <Notice tone="good" live><p>{told}</p></Notice> : null}
      <InspectionFacts inspection={inspection} />
      {inspects ? (
        <section className="row no-print" aria-label={words.actsTitle}>
          <Action onClick={() => open({ act: 'FINDING' })}>{words.acts.FINDING}</Action>
          <Action tone="quiet" onClick={() => open({ act: 'SAMPLE' })}>{words.acts.SAMPLE}</Action>
          {inspection.findingCounts.open === 0 ? <Action tone="danger" onClick={() => open({ act: 'CLOSE' })}>{words.acts.CLOSE}</Action> : <span className="soft">{words.openFindings(inspection.findingCounts.open)}</span>}
        </section>
      ) : at ? <Notice><p>{words.past}</p></Notice> : inspection.open && heard.size === 0 ? <p className="soft">{words.onlyRead}</p> : null}
      {inspection.conclusion ? <Section title={words.conclude} aside={inspection.conclusionDocument?.number}><Prose>{inspection.conclusion}</Prose></Section> : null}
      <Findings inspection={inspection} inspects={inspects} heard={heard} onAct={(next, of) => open({ act: next, finding: of })} />
      <Samples inspection={inspection} />
      <InspectionHistory inspection={inspection} />
      {act && may ? (
        <Dialog opened title={words.acts[act]} onClose={close} closeLabel={app.close}>
          {act === 'SAMPLE' ? <SampleForm {...form} onDone={done('SAMPLE')} /> : null}
          {act === 'FINDING' ? <FindingForm {...form} onDone={done('FINDING')} /> : null}
          {act === 'EXPLAIN' && finding ? <ExplainForm {...form} finding={finding} onDone={done('EXPLAIN')} /> : null}
          {act === 'CONCLUDE' && finding ? <ConcludeForm {...form} finding={finding} onDone={done('CONCLUDE')} /> : null}
          {act === 'REMEDY' && finding ? <RemedyForm {...form} finding={finding} onDone={done('REMEDY')} /> : null}
          {act === 'CLOSE' ? <CloseForm {...form} onDone={done('CLOSE')} /> : null}
        </Dialog>
      ) : null}
    </InspectFrame>
  );
}

/** One inspection: by what decision, over what, what was drawn, what was found, explained and concluded. */
export function OneInspectionPage() {
  const { id } = useParams({ from: '/kiem-tra/cuoc/$id' });
  const { at } = useAsOf();
  const words = useInspectionWords();
  return <DataArea key={`${id} ${at ?? ''}`} title={words.title} lines={10}>{(fresh) => <Whole id={id} {...fresh} />}</DataArea>;
}
