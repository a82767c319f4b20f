import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { MandatePageQuery } from '../../__generated__/MandatePageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { useRegisterLive } from '../../app/register/useRegisterLive';
import { powerName, useRegisterWords } from '../../app/register/words';
import { showDay, showMoment } from '../../domain/days';
import { forest } from '../../domain/mandates';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Crumbs, Tags } from '../../ui/Chain';
import { Dialog } from '../../ui/Dialog';
import { Facts, Page, Prose, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Forest } from './Forest';
import { StandingChip } from './MandateCard';
import { RevokeForm } from './RevokeForm';
import { kindName, useAuthorityWords } from './words';

const query = graphql`
  query MandatePageQuery($id: ID!, $asOf: AsOf) {
    mandate(id: $id, asOf: $asOf) {
      presentId
      label
      kind
      giver { presentId title label }
      holderPosition { presentId title label accountable { personName } }
      holderPerson { presentId name }
      powers
      unit { presentId name ancestors { presentId } }
      fields
      programme { presentId title }
      basis { presentId label subject }
      legalBasis
      validFrom
      validUntil
      conditions
      depth
      grantedAt
      revokedAt
      revokedReason
      inForce
      revision
      children { id parent { id } ...MandateCard_mandate }
      chain { id holderPosition { presentId } parent { id } ...MandateCard_mandate }
    }
  }
`;

function Details({ id, fetchKey, reload }: Freshness & { id: string }) {
  const words = useAuthorityWords();
  const register = useRegisterWords();
  const { app } = useWords();
  const asOf = useMoment();
  const { act } = useSearch({ from: '/tham-quyen/$id' });
  const navigate = useNavigate({ from: '/tham-quyen/$id' });
  const powers = usePowers();
  const downSince = useRegisterLive(reload);
  const [said, setSaid] = useState<string | null>(null);
  const { mandate } = useLazyLoadQuery<MandatePageQuery>(query, { id, asOf }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!mandate) {
    return <Page title={register.missingTitle} lede={register.missingText} narrow><div className="row"><LinkButton to="/tham-quyen" search={{}}>{words.toList}</LinkButton></div></Page>;
  }
  const holder = mandate.holderPerson?.name ?? mandate.holderPosition?.label ?? '';
  const below = forest(mandate.children);
  const line = mandate.unit ? [mandate.unit.presentId, ...mandate.unit.ancestors.map((one) => one.presentId)] : [];
  const above = mandate.chain.slice(1);
  const gave = mandate.giver?.presentId === powers.seat || above.some((one) => one.holderPosition?.presentId === powers.seat);
  const mayRevoke = asOf === null && !mandate.revokedAt && (mandate.giver ? gave : powers.over('ORGANISE', line));
  const mine = asOf === null && mandate.holderPosition?.presentId === powers.seat;
  const mayGrant = mine && mandate.inForce && mandate.depth > 0 && mandate.powers.includes('GRANT');
  const open = (next: string | undefined) => void navigate({ search: { act: next }, replace: true, resetScroll: false });

  return (
    <Page
      title={`${kindName(words, mandate.kind)}: ${holder}`}
      lede={<Crumbs label={words.title} items={[{ key: 'all', link: <Link to="/tham-quyen" search={{}}>{words.title}</Link> }, { key: 'this', link: mandate.legalBasis }]} />}
    >
      <LiveNotice downSince={downSince} />
      {said ? <Notice tone="good" live>{said}</Notice> : null}
      <Section title={words.validity} aside={<StandingChip mandate={mandate} />}>
        <Facts
          items={[
            { key: 'holder', term: words.heldBy, fact: mandate.holderPosition ? <><Link to="/to-chuc/chuc-vu/$id" params={{ id: mandate.holderPosition.presentId }} search={{}}>{mandate.holderPosition.label}</Link>{mandate.holderPosition.accountable?.personName ? <span className="soft block">{mandate.holderPosition.accountable.personName}</span> : null}</> : mandate.holderPerson ? <Link to="/to-chuc/nguoi/$id" params={{ id: mandate.holderPerson.presentId }}>{mandate.holderPerson.name}</Link> : register.none },
            { key: 'giver', term: words.giver, fact: mandate.giver ? <Link to="/to-chuc/chuc-vu/$id" params={{ id: mandate.giver.presentId }} search={{}}>{mandate.giver.label}</Link> : words.byLaw },
            { key: 'validity', term: words.validity, fact: <>{words.period(showDay(mandate.validFrom), mandate.validUntil ? showDay(mandate.validUntil) : null)}{mandate.revokedAt ? <span className="soft block">{words.revokedOn(showMoment(mandate.revokedAt))}</span> : null}</> },
            ...(mandate.revokedReason ? [{ key: 'why', term: words.revokedWhy, fact: mandate.revokedReason }] : []),
            { key: 'unit', term: words.scope, fact: mandate.unit ? <Link to="/to-chuc/don-vi/$id" params={{ id: mandate.unit.presentId }} search={{}}>{words.andBelow(mandate.unit.name)}</Link> : register.none },
            { key: 'fields', term: words.field, fact: mandate.fields.length > 0 ? mandate.fields.join(', ') : words.allFields },
            ...(mandate.programme ? [{ key: 'programme', term: words.programme, fact: <Link to="/chuong-trinh/$id" params={{ id: mandate.programme.presentId }} search={{}}>{mandate.programme.title}</Link> }] : []),
            { key: 'legal', term: words.legalBasis, fact: mandate.legalBasis },
            { key: 'basis', term: words.basis, fact: mandate.basis ? <>{mandate.basis.label}<span className="soft block">{mandate.basis.subject}</span></> : register.none },
            { key: 'depth', term: words.depth, fact: mandate.depth > 0 ? words.depthSome(mandate.depth) : words.depthNone },
            { key: 'granted', term: words.grantedAt, fact: showMoment(mandate.grantedAt) },
          ]}
        />
        <div><h3>{words.powers}</h3><Tags label={words.powers} words={mandate.powers.map((power) => powerName(register, power))} /></div>
        {mandate.conditions ? <div><h3>{words.conditions}</h3><Prose>{mandate.conditions}</Prose></div> : null}
        <div className="row no-print">
          {mayGrant ? <LinkButton to="/tham-quyen/trao" search={{ from: mandate.presentId }}>{words.grantFrom}</LinkButton> : null}
          {mandate.holderPosition ? <LinkButton tone="quiet" to="/tham-quyen" search={{ seat: mandate.holderPosition.presentId, where: mandate.unit?.presentId, may: mandate.powers[0] }}>{words.askThis}</LinkButton> : null}
          {mayRevoke ? <Action tone="danger" onClick={() => open('REVOKE')}>{words.revoke}</Action> : null}
        </div>
      </Section>
      <Section title={words.chain} plain>
        <p className="soft">{above.length === 0 ? words.root : words.chainLede}</p>
        <Forest label={words.chain} trees={forest(mandate.chain)} here={mandate.presentId} />
      </Section>
      <Section title={words.below} plain>
        {below.length === 0 ? <p className="soft">{words.belowNone}</p> : <Forest label={words.below} trees={below} />}
      </Section>
      {act === 'REVOKE' && mayRevoke ? (
        <Dialog opened title={words.revoke} onClose={() => open(undefined)} closeLabel={app.close}>
          <RevokeForm
            mandate={mandate.presentId}
            revision={mandate.revision}
            onCancel={() => open(undefined)}
            onDone={() => {
              setSaid(register.recorded(words.revoked));
              open(undefined);
              reload();
            }}
          />
        </Dialog>
      ) : null}
    </Page>
  );
}

/** One mandate: what it allows, on what it rests, where it comes from and what was cut from it. */
export function MandatePage() {
  const { id } = useParams({ from: '/tham-quyen/$id' });
  const words = useAuthorityWords();
  return <DataArea key={id} title={words.title} lines={10}>{(fresh) => <Details id={id} {...fresh} />}</DataArea>;
}
