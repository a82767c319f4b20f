import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { MandatePageQuery } from '../../__generated__/MandatePageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea, type Freshness } from '../../app/DataArea';
import { usePowers } from '../../app/register/usePowers';
import { powerName, useRegisterWords } from '../../app/register/words';
import { showDay, showMoment } from '../../domain/days';
import { forest } from '../../domain/mandates';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Crumbs, Tags } from '../../ui/Chain';
import { Dialog } from '../../ui/Dialog';
import { Facts, Loading, Page, Prose, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Forest } from './Forest';
import { StandingChip } from './MandateCard';
import { RevokeForm } from './RevokeForm';
import { kindName, useAuthorityWords } from './words';

const query = graphql`
  query MandatePageQuery($id: ID!) {
    mandate(id: $id) {
      id
      label
      kind
      giver { id title label }
      holderPosition { id title label accountable { personName } }
      holderPerson { id name }
      powers
      unit { id name ancestors { id } }
      fields
      programme { id title }
      basis { id label subject }
      legalBasis
      validFrom
      validUntil
      conditions
      depth
      grantedAt
      revokedAt
      inForce
      revision
      chain { id holderPosition { id } parent { id } ...MandateCard_mandate }
    }
    all: mandates(inForce: false, first: 100) { nodes { id parent { id } ...MandateCard_mandate } }
  }
`;

function Details({ id, fetchKey, reload }: Freshness & { id: string }) {
  const words = useAuthorityWords();
  const register = useRegisterWords();
  const { app } = useWords();
  const { at } = useAsOf();
  const { act } = useSearch({ from: '/tham-quyen/$id' });
  const navigate = useNavigate({ from: '/tham-quyen/$id' });
  const powers = usePowers();
  const [said, setSaid] = useState<string | null>(null);
  const { mandate, all } = useLazyLoadQuery<MandatePageQuery>(query, { id }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!mandate) {
    return <Page title={register.missingTitle} lede={register.missingText} narrow><div className="row"><LinkButton to="/tham-quyen" search={{}}>{words.toList}</LinkButton></div></Page>;
  }
  const holder = mandate.holderPerson?.name ?? mandate.holderPosition?.label ?? '';
  const rows = all?.nodes ?? [];
  const find = (trees: ReturnType<typeof forest<(typeof rows)[number]>>): (typeof trees)[number] | null => {
    for (const tree of trees) {
      const found = tree.mandate.id === mandate.id ? tree : find(tree.below);
      if (found) return found;
    }
    return null;
  };
  const below = find(forest(rows))?.below ?? [];
  const line = mandate.unit ? [mandate.unit.id, ...mandate.unit.ancestors.map((one) => one.id)] : [];
  const above = mandate.chain.slice(1);
  const gave = mandate.giver?.id === powers.seat || above.some((one) => one.holderPosition?.id === powers.seat);
  const mayRevoke = at === null && !mandate.revokedAt && (mandate.giver ? gave : powers.over('ORGANISE', line));
  const mine = at === null && mandate.holderPosition?.id === powers.seat;
  const mayGrant = mine && mandate.inForce && mandate.depth > 0 && mandate.powers.includes('GRANT');
  const open = (next: string | undefined) => void navigate({ search: { act: next }, replace: true, resetScroll: false });

  return (
    <Page
      title={`${kindName(words, mandate.kind)}: ${holder}`}
      lede={<Crumbs label={words.title} items={[{ key: 'all', link: <Link to="/tham-quyen" search={{}}>{words.title}</Link> }, { key: 'this', link: mandate.legalBasis }]} />}
    >
      {said ? <Notice tone="good" live>{said}</Notice> : null}
      <Section title={words.validity} aside={<StandingChip mandate={mandate} />}>
        <Facts
          items={[
            { key: 'holder', term: words.heldBy, fact: mandate.holderPosition ? <><Link to="/to-chuc/chuc-vu/$id" params={{ id: mandate.holderPosition.id }} search={{}}>{mandate.holderPosition.label}</Link>{mandate.holderPosition.accountable?.personName ? <span className="soft block">{mandate.holderPosition.accountable.personName}</span> : null}</> : mandate.holderPerson ? <Link to="/to-chuc/nguoi/$id" params={{ id: mandate.holderPerson.id }}>{mandate.holderPerson.name}</Link> : register.none },
            { key: 'giver', term: words.giver, fact: mandate.giver ? <Link to="/to-chuc/chuc-vu/$id" params={{ id: mandate.giver.id }} search={{}}>{mandate.giver.label}</Link> : words.byLaw },
            { key: 'validity', term: words.validity, fact: <>{words.period(showDay(mandate.validFrom), mandate.validUntil ? showDay(mandate.validUntil) : null)}{mandate.revokedAt ? <span className="soft block">{words.revokedOn(showMoment(mandate.revokedAt))}</span> : null}</> },
            { key: 'unit', term: words.scope, fact: mandate.unit ? <Link to="/to-chuc/don-vi/$id" params={{ id: mandate.unit.id }} search={{}}>{words.andBelow(mandate.unit.name)}</Link> : register.none },
            { key: 'fields', term: words.field, fact: mandate.fields.length > 0 ? mandate.fields.join(', ') : words.allFields },
            ...(mandate.programme ? [{ key: 'programme', term: words.programme, fact: <Link to="/chuong-trinh/$id" params={{ id: mandate.programme.id }} search={{}}>{mandate.programme.title}</Link> }] : []),
            { key: 'legal', term: words.legalBasis, fact: mandate.legalBasis },
            { key: 'basis', term: words.basis, fact: mandate.basis ? <>{mandate.basis.label}<span className="soft block">{mandate.basis.subject}</span></> : register.none },
            { key: 'depth', term: words.depth, fact: mandate.depth > 0 ? words.depthSome(mandate.depth) : words.depthNone },
            { key: 'granted', term: words.grantedAt, fact: showMoment(mandate.grantedAt) },
          ]}
        />
        <div><h3>{words.powers}</h3><Tags label={words.powers} words={mandate.powers.map((power) => powerName(register, power))} /></div>
        {mandate.conditions ? <div><h3>{words.conditions}</h3><Prose>{mandate.conditions}</Prose></div> : null}
        <div className="row no-print">
          {mayGrant ? <LinkButton to="/tham-quyen/trao" search={{ from: mandate.id }}>{words.grantFrom}</LinkButton> : null}
          {mandate.holderPosition ? <LinkButton tone="quiet" to="/tham-quyen" search={{ seat: mandate.holderPosition.id, where: mandate.unit?.id, may: mandate.powers[0] }}>{words.askThis}</LinkButton> : null}
          {mayRevoke ? <Action tone="danger" onClick={() => open('REVOKE')}>{words.revoke}</Action> : null}
        </div>
      </Section>
      <Section title={words.chain} plain>
        <p className="soft">{above.length === 0 ? words.root : words.chainLede}</p>
        <Forest label={words.chain} trees={forest(mandate.chain)} here={mandate.id} />
      </Section>
      <Section title={words.below} plain>
        {below.length === 0 ? <p className="soft">{words.belowNone}</p> : <Forest label={words.below} trees={below} />}
      </Section>
      {act === 'REVOKE' && mayRevoke ? (
        <Dialog opened title={words.revoke} onClose={() => open(undefined)} closeLabel={app.close}>
          <RevokeForm
            mandate={mandate.id}
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
  const { app } = useWords();
  const words = useAuthorityWords();
  return <DataArea key={id} fallback={<Page title={words.title}><Loading label={app.loading} lines={10} /></Page>}>{(fresh) => <Details id={id} {...fresh} />}</DataArea>;
}
