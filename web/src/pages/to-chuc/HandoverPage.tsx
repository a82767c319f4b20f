import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { HandoverPageQuery } from '../../__generated__/HandoverPageQuery.graphql';
import type { HandoverPageSheetQuery } from '../../__generated__/HandoverPageSheetQuery.graphql';
import { DataArea } from '../../app/DataArea';
import { useRegisterWords } from '../../app/register/words';
import { useSession } from '../../app/session';
import { dayOf, showDay, showMoment } from '../../domain/days';
import { type Handover, handovers } from '../../domain/handovers';
import { isPast } from '../../domain/moment';
import { keepsTime, notGiven } from '../../domain/phases';
import { bodyLines, headingOf } from '../../domain/units';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { Action, LinkButton } from '../../ui/Action';
import { SelectField } from '../../ui/Fields';
import { Empty, Page } from '../../ui/Layout';
import { Sheet } from '../../ui/Sheet';
import { useOrganisationWords } from './words';

const query = graphql`
  query HandoverPageQuery($id: ID!) {
    position(id: $id) {
      presentId
      title
      label
      unit { name kind ancestors { name kind } }
      tenures { person { presentId name } acting from to basis { label } }
    }
  }
`;

const sheetQuery = graphql`
  query HandoverPageSheetQuery($position: ID!, $asOf: AsOf) {
    handOver(position: $position, asOf: $asOf) {
      moment { knownAt position }
      mandates { presentId label }
      assignments(first: 100) {
        totalCount
        nodes { id code title phase percent deadline { current } timeStatus { current } }
      }
      extensionRequests(first: 50) { totalCount nodes { itemId text item { requestedUntil } assignment { code } } }
      groups { key totalCount }
    }
  }
`;

const stateName = (words: Dictionary, phase: string) => (phase in words.status.state ? words.status.state[phase as keyof Dictionary['status']['state']] : phase);
const timeName = (words: Dictionary, time: string) => (time in words.status.time ? words.status.time[time as keyof Dictionary['status']['time']] : time);

function Paper({ seat, handover }: { seat: NonNullable<HandoverPageQuery['response']['position']>; handover: Handover }) {
  const words = useOrganisationWords();
  const dictionary = useWords();
  const { installation } = useSession();
  const { sheet } = words;
  // What was known when it took effect; a hand-over still to come shows what is known now.
  const known = isPast(handover.at) ? { knownAt: handover.at } : null;
  const { handOver: work } = useLazyLoadQuery<HandoverPageSheetQuery>(sheetQuery, { position: seat.presentId, asOf: known }, { fetchPolicy: 'network-only', fetchKey: handover.at });
  const rows = work?.assignments?.nodes ?? [];
  const total = work?.assignments?.totalCount ?? 0;
  const mandates = work?.mandates ?? [];
  const requests = work?.extensionRequests?.nodes ?? [];
  const waiting = work?.groups.find((group) => group.key === 'WAITING_MY_DECISION')?.totalCount ?? 0;
  return (
    <Sheet
      left={seat.unit ? bodyLines(seat.unit) : [installation.name]}
      right={headingOf(seat.unit ? [seat.unit.kind, ...seat.unit.ancestors.map((one) => one.kind)] : []) === 'party' ? sheet.party : sheet.nation}
      place={sheet.place(showDay(dayOf(new Date(handover.at))))}
      title={<><h2>{sheet.title}</h2><p>{sheet.subtitle(seat.label)}</p></>}
      signs={[
        { key: 'giver', title: sheet.giver, name: handover.giver },
        { key: 'witness', title: sheet.witness, name: '' },
        { key: 'taker', title: sheet.taker, name: handover.taker ?? '' },
      ]}
      foot={work ? sheet.foot(showMoment(work.moment.knownAt), work.moment.position) : null}
    >
      <dl className="facts">
        <div><dt>{sheet.giver}</dt><dd>{handover.giver}</dd></div>
        <div><dt>{sheet.taker}</dt><dd>{handover.taker ? (handover.acting ? words.acting(handover.taker) : handover.taker) : sheet.noTaker}</dd></div>
        <div><dt>{sheet.moment}</dt><dd>{showMoment(handover.at)}</dd></div>
        {handover.basis ? <div><dt>{sheet.basis}</dt><dd>{handover.basis}</dd></div> : null}
      </dl>
      <section>
        <h2>{total > 0 ? sheet.work(total) : sheet.workNone}</h2>
        {rows.length > 0 ? (
          <table>
            <caption className="visually-hidden">{sheet.work(total)}</caption>
            <thead><tr><th scope="col">{sheet.code}</th><th scope="col">{sheet.task}</th><th scope="col">{sheet.due}</th><th scope="col">{sheet.state}</th><th scope="col">{sheet.percent}</th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className="nowrap"><Link to="/viec/$code" params={{ code: row.code }}>{row.code}</Link></th>
                  <td>{row.title}</td>
                  <td className="nowrap">{row.deadline.current ? showDay(row.deadline.current) : notGiven(row.phase) ? dictionary.work.dueWhenGiven : dictionary.work.undated}</td>
                  <td>{stateName(dictionary, row.phase)}{keepsTime(row.phase) ? `; ${timeName(dictionary, row.timeStatus.current).toLocaleLowerCase('vi')}` : ''}</td>
                  <td>{row.percent === null || row.percent === undefined ? '' : `${row.percent}%`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {total > rows.length ? <p>{sheet.more(total - rows.length)}</p> : null}
      </section>
      <section>
        <h2>{sheet.pending}</h2>
        <ul>
          <li>{sheet.decisions(waiting)}</li>
          {requests.length === 0 ? <li>{sheet.extensionsNone}</li> : requests.map((one) => <li key={one.itemId ?? one.text}>{sheet.extension(one.assignment?.code ?? '', one.item?.requestedUntil ? showDay(one.item.requestedUntil) : '', one.text ?? '')}</li>)}
        </ul>
      </section>
      <section>
        <h2>{mandates.length > 0 ? sheet.mandates(mandates.length) : sheet.mandatesNone}</h2>
        {mandates.length > 0 ? <ul>{mandates.map((one) => <li key={one.presentId}>{one.label}</li>)}</ul> : null}
      </section>
      <section>
        <h2>{sheet.files}</h2>
        <p>{sheet.filesLine}</p>
        <p aria-hidden="true">…………………………………………………………………………………</p>
      </section>
    </Sheet>
  );
}

function Whole({ id }: { id: string }) {
  const words = useOrganisationWords();
  const register = useRegisterWords();
  const { at } = useSearch({ from: '/to-chuc/chuc-vu/$id/ban-giao' });
  const navigate = useNavigate({ from: '/to-chuc/chuc-vu/$id/ban-giao' });
  const { position: seat } = useLazyLoadQuery<HandoverPageQuery>(query, { id }, { fetchPolicy: 'store-and-network' });
  if (!seat) return <Page title={register.missingTitle} lede={register.missingText} narrow><div className="row"><LinkButton to="/to-chuc">{words.toTree}</LinkButton></div></Page>;
  const all = handovers(seat.tenures);
  const chosen = all.find((one) => one.at === at) ?? all[0];
  return (
    <Page
      title={words.handover}
      lede={<Link to="/to-chuc/chuc-vu/$id" params={{ id }} search={{}}>{seat.label}</Link>}
      actions={chosen ? <Action onClick={() => window.print()}>{register.print}</Action> : null}
    >
      {chosen ? (
        <>
          {all.length > 1 ? (
            <div className="no-print fields">
              <SelectField label={words.sheet.pick} value={chosen.at} options={all.map((one) => ({ value: one.at, label: `${showMoment(one.at)}: ${one.giver} → ${one.taker ?? words.sheet.noTaker}` }))} onChange={(next) => void navigate({ search: { at: next }, replace: true, resetScroll: false })} />
            </div>
          ) : null}
          <DataArea key={chosen.at} lines={10}>{() => <Paper seat={seat} handover={chosen} />}</DataArea>
        </>
      ) : <Empty title={words.sheet.none}><p>{words.sheet.noneText}</p></Empty>}
    </Page>
  );
}

/** The record of a hand-over as a sheet to print and sign: who gave what to whom, as it stood at that moment. */
export function HandoverPage() {
  const { id } = useParams({ from: '/to-chuc/chuc-vu/$id/ban-giao' });
  const words = useOrganisationWords();
  return <DataArea key={id} title={words.handover} lines={10}>{() => <Whole id={id} />}</DataArea>;
}
