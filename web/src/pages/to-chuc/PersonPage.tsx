import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { PersonPageQuery } from '../../__generated__/PersonPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { useRegisterLive } from '../../app/register/useRegisterLive';
import { useRegisterWords } from '../../app/register/words';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Crumbs } from '../../ui/Chain';
import { Dialog } from '../../ui/Dialog';
import { Facts, Page, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { WorkTable } from '../../ui/work/WorkTable';
import { ErasePersonForm } from './ErasePersonForm';
import { CorrectPersonForm } from './personActs';
import { PersonTenures } from './PersonTenures';
import { useOrganisationWords } from './words';

const query = graphql`
  query PersonPageQuery($id: ID!, $asOf: AsOf) {
    person(id: $id, asOf: $asOf) {
      presentId
      name
      title
      phone
      email
      erased
      invented
      revision
      seats { capacity position { presentId label unit { presentId ancestors { presentId } } } }
      accountableFor(first: 30) {
        totalCount
        nodes { id code title phase timeStatus { current } deadline { current daysLeft } lead { personName positionTitle } }
      }
      tenures { position { presentId label } acting from to until basis { label } }
    }
  }
`;

function Details({ id, fetchKey, reload }: Freshness & { id: string }) {
  const words = useOrganisationWords();
  const register = useRegisterWords();
  const { app, nav } = useWords();
  const asOf = useMoment();
  const powers = usePowers();
  const downSince = useRegisterLive(reload);
  const [opened, setOpened] = useState<'correct' | 'erase' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const { person } = useLazyLoadQuery<PersonPageQuery>(query, { id, asOf }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!person) return <Page title={register.missingTitle} lede={register.missingText} narrow><div className="row"><LinkButton to="/to-chuc">{words.toTree}</LinkButton></div></Page>;
  const work = person.accountableFor;
  const rows = work?.nodes ?? [];
  const mayCorrect = !person.erased && (person.seats.length === 0 ? powers.any('ORGANISE') : person.seats.some(({ position }) => powers.over('ORGANISE', position?.unit ? [position.unit.presentId, ...position.unit.ancestors.map((one) => one.presentId)] : [])));
  const mayErase = !person.erased && powers.any('ERASE');
  const close = () => setOpened(null);
  const done = (what: string) => {
    close();
    setSaid(register.recorded(what));
    reload();
  };
  const contact = [
    ...(person.phone ? [{ key: 'phone', term: words.phone, fact: person.phone }] : []),
    ...(person.email ? [{ key: 'email', term: words.email, fact: person.email }] : []),
  ];
  return (
    <Page
      title={person.title ? `${person.title} ${person.name}` : person.name}
      lede={<Crumbs label={words.crumbs} items={[{ key: 'all', link: <Link to="/to-chuc">{words.title}</Link> }, { key: 'kind', link: words.personKind }]} />}
      actions={<>{mayCorrect ? <Action tone="quiet" onClick={() => setOpened('correct')}>{words.acts.CORRECT_PERSON}</Action> : null}{mayErase ? <Action tone="danger" onClick={() => setOpened('erase')}>{words.erase.act}</Action> : null}<LinkButton to="/so-sanh" search={{ loai: 'person', ma: person.presentId }} tone="quiet">{nav.compareTwo}</LinkButton></>}
    >
      <LiveNotice downSince={downSince} />
      {said ? <Notice tone="good" live>{said}</Notice> : null}
      {person.erased ? <Notice>{words.erased}</Notice> : null}
      <Section title={words.seats} aside={person.invented ? words.invented : undefined}>
        {person.seats.length === 0 ? <p className="soft">{words.seatsNone}</p> : (
          <ul className="rows">
            {person.seats.map(({ position, capacity }) => position ? (
              <li key={`${position.presentId}${capacity}`} className="row row-wide">
                <Link to="/to-chuc/chuc-vu/$id" params={{ id: position.presentId }} search={{}}>{position.label}</Link>
                <span className="soft">{capacity in register.capacity ? register.capacity[capacity as keyof typeof register.capacity] : capacity}</span>
              </li>
            ) : null)}
          </ul>
        )}
        {contact.length > 0 ? <Facts items={contact} /> : null}
      </Section>
      <Section title={words.seatsOverTime}><PersonTenures tenures={person.tenures} /></Section>
      <Section title={words.personWork} aside={work && work.totalCount > 0 ? words.openWork(work.totalCount) : undefined}>
        {rows.length > 0 ? <WorkTable caption={words.personWork} rows={rows} withLead /> : <p className="soft">{words.workNone}</p>}
      </Section>
      {opened === 'correct' && mayCorrect ? (
        <Dialog opened title={words.acts.CORRECT_PERSON} onClose={close} closeLabel={app.close}>
          <CorrectPersonForm person={person.presentId} revision={person.revision} onCancel={close} onDone={() => done(words.acts.CORRECT_PERSON)} />
        </Dialog>
      ) : null}
      {opened === 'erase' && mayErase ? (
        <Dialog opened title={words.erase.act} onClose={close} closeLabel={app.close}>
          <ErasePersonForm person={person.presentId} name={person.name} seats={person.seats.length} revision={person.revision} onCancel={close} onDone={() => done(words.erase.act)} />
        </Dialog>
      ) : null}
    </Page>
  );
}

/** One person: the positions they hold and what they answer for. */
export function PersonPage() {
  const { id } = useParams({ from: '/to-chuc/nguoi/$id' });
  const words = useOrganisationWords();
  return <DataArea key={id} title={words.personKind} lines={10}>{(fresh) => <Details id={id} {...fresh} />}</DataArea>;
}
