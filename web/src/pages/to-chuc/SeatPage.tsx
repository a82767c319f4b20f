import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { SeatPageQuery } from '../../__generated__/SeatPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { useRegisterLive } from '../../app/register/useRegisterLive';
import { useRegisterWords } from '../../app/register/words';
import { showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Crumbs } from '../../ui/Chain';
import { Dialog } from '../../ui/Dialog';
import { Facts, Page, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { WorkTable } from '../../ui/work/WorkTable';
import { SeatActForm, seatActs } from './seatActs';
import { Tenures } from './Tenures';
import { useOrganisationWords } from './words';

const query = graphql`
  query SeatPageQuery($id: ID!, $asOf: AsOf) {
    position(id: $id, asOf: $asOf) {
      presentId
      title
      label
      rank
      abolished
      revision
      unit { presentId name ancestors { presentId name } }
      holder { presentId name }
      acting { presentId name }
      accountable { personName capacity since person { presentId } forHolder { name } }
      successor { presentId label }
      mandates { presentId label }
      tenures { acting to }
      ...Tenures_seat
    }
    assignments(filter: { leadPosition: $id, open: true }, first: 20, asOf: $asOf) {
      totalCount
      nodes { id code title phase timeStatus { current } deadline { current daysLeft } }
    }
  }
`;

function Details({ id, fetchKey, reload }: Freshness & { id: string }) {
  const words = useOrganisationWords();
  const register = useRegisterWords();
  const { app } = useWords();
  const asOf = useMoment();
  const { act } = useSearch({ from: '/to-chuc/chuc-vu/$id' });
  const navigate = useNavigate({ from: '/to-chuc/chuc-vu/$id' });
  const powers = usePowers();
  const downSince = useRegisterLive(reload);
  const [said, setSaid] = useState<{ text: string; sheet: boolean } | null>(null);
  const { position: seat, assignments } = useLazyLoadQuery<SeatPageQuery>(query, { id, asOf }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!seat) return <Page title={register.missingTitle} lede={register.missingText} narrow><div className="row"><LinkButton to="/to-chuc">{words.toTree}</LinkButton></div></Page>;
  const above = seat.unit ? [seat.unit, ...seat.unit.ancestors] : [];
  const mayOrganise = powers.over('ORGANISE', above.map((one) => one.presentId));
  const acts = mayOrganise ? seatActs({ held: Boolean(seat.holder), acting: Boolean(seat.acting), abolished: seat.abolished }) : [];
  const opened = acts.find((one) => one === act);
  const open = (next: string | undefined) => void navigate({ search: { act: next }, replace: true, resetScroll: false });
  const answers = seat.accountable;
  const handedOver = seat.tenures.some((one) => !one.acting && one.to);
  const total = assignments?.totalCount ?? 0;

  return (
    <Page
      title={seat.title}
      lede={<Crumbs label={words.crumbs} items={[{ key: 'all', link: <Link to="/to-chuc">{words.title}</Link> }, ...above.toReversed().map((one) => ({ key: one.presentId, link: <Link to="/to-chuc/don-vi/$id" params={{ id: one.presentId }} search={{}}>{one.name}</Link> }))]} />}
    >
      <LiveNotice downSince={downSince} />
      {said ? (
        <Notice tone="good" live>
          <p>{said.text}</p>
          {said.sheet ? <p><Link to="/to-chuc/chuc-vu/$id/ban-giao" params={{ id }} search={{}}>{words.openHandover}</Link></p> : null}
        </Notice>
      ) : null}
      {seat.abolished ? <Notice>{words.abolished}</Notice> : null}
      <Section title={words.now}>
        <Facts
          items={[
            { key: 'holder', term: words.holder, fact: seat.holder ? <Link to="/to-chuc/nguoi/$id" params={{ id: seat.holder.presentId }}>{seat.holder.name}</Link> : words.vacant },
            {
              key: 'answers', term: words.answers,
              fact: answers?.person ? (
                <>
                  <Link to="/to-chuc/nguoi/$id" params={{ id: answers.person.presentId }}>{answers.personName ?? ''}</Link>
                  <span className="soft block">
                    {[answers.capacity && answers.capacity in register.capacity ? register.capacity[answers.capacity as keyof typeof register.capacity] : null, answers.since ? words.since(showMoment(answers.since)) : null].filter(Boolean).join(', ')}
                  </span>
                </>
              ) : register.none,
            },
            { key: 'rank', term: words.rank, fact: seat.rank in register.rank ? register.rank[seat.rank as keyof typeof register.rank] : seat.rank },
            ...(seat.successor ? [{ key: 'successor', term: words.successor, fact: <Link to="/to-chuc/chuc-vu/$id" params={{ id: seat.successor.presentId }} search={{}}>{seat.successor.label}</Link> }] : []),
          ]}
        />
        <div className="row no-print">
          {acts.map((one) => <Action key={one} tone={one === 'TRANSFER' || one === 'APPOINT' ? 'primary' : one === 'RELIEVE' || one === 'ABOLISH' ? 'danger' : 'quiet'} onClick={() => open(one)}>{words.acts[one]}</Action>)}
          {handedOver ? <LinkButton tone="quiet" to="/to-chuc/chuc-vu/$id/ban-giao" params={{ id }} search={{}}>{words.handover}</LinkButton> : null}
        </div>
      </Section>
      <Section title={words.work} aside={total > 0 ? words.openWork(total) : undefined}>
        {assignments && total > 0 ? <WorkTable caption={words.work} rows={assignments.nodes} /> : <p className="soft">{words.workNone}</p>}
      </Section>
      <Section title={words.tenures}><Tenures seat={seat} /></Section>
      <Section title={words.mandates}>
        {seat.mandates.length === 0 ? <p className="soft">{words.mandatesNone}</p> : (
          <>
            <ul>{seat.mandates.map((one) => <li key={one.presentId}><Link to="/tham-quyen/$id" params={{ id: one.presentId }} search={{}}>{one.label}</Link></li>)}</ul>
            <p><Link to="/tham-quyen" search={{ holder: seat.presentId }}>{words.toAuthority}</Link></p>
          </>
        )}
      </Section>
      {opened ? (
        <Dialog opened title={words.acts[opened]} onClose={() => open(undefined)} closeLabel={app.close}>
          <SeatActForm
            key={opened}
            act={opened}
            seat={{ id: seat.presentId, revision: seat.revision, acting: seat.acting ? { id: seat.acting.presentId, name: seat.acting.name } : null }}
            onCancel={() => open(undefined)}
            onDone={(done) => {
              setSaid({ text: register.recorded(words.acts[done]), sheet: done === 'TRANSFER' || done === 'RELIEVE' });
              open(undefined);
              reload();
            }}
          />
        </Dialog>
      ) : null}
    </Page>
  );
}

/** One position: who holds it and who held it, what it may do and what it answers for. */
export function SeatPage() {
  const { id } = useParams({ from: '/to-chuc/chuc-vu/$id' });
  const words = useOrganisationWords();
  return <DataArea key={id} title={words.seat} lines={10}>{(fresh) => <Details id={id} {...fresh} />}</DataArea>;
}
