import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { DocumentPageQuery, DocumentPageQuery$data } from '../../__generated__/DocumentPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { LiveNotice } from '../../app/LiveNotice';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { useRegisterLive } from '../../app/register/useRegisterLive';
import { useRegisterWords } from '../../app/register/words';
import { showDay } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { Crumbs } from '../../ui/Chain';
import { Dialog } from '../../ui/Dialog';
import { Facts, Page, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Timeline } from '../../ui/Timeline';
import { entryMoment } from '../../ui/work/Entry';
import { CorrectDocumentForm, ReplaceDocumentForm } from './documentActs';
import { useSettingsWords } from './SettingsFrame';

const query = graphql`
  query DocumentPageQuery($id: ID!, $asOf: AsOf) {
    document(id: $id, asOf: $asOf) {
      presentId
      number
      issuer
      dated
      subject
      signer
      signerPosition { presentId label }
      signature
      real
      revision
      replacedBy { presentId label }
      history(last: 30) {
        nodes {
          id type label summary
          actor { label system }
          recordedAt effectiveAt enteredDaysLate why
          changes { field label before after }
          correctsRevision correctedBy
          authority { id label }
          revision position
        }
      }
    }
  }
`;

const ACTS = ['CORRECT', 'REPLACE'] as const;
type Found = NonNullable<DocumentPageQuery$data['document']>;

const entryOf = ({ presentId: id, revision, number, issuer, dated, subject, signer, signerPosition, signature, real }: Found) => ({
  id, revision, number, issuer, dated, subject, signer: signer ?? null, signature, real,
  signerPosition: signerPosition ? { id: signerPosition.presentId, label: signerPosition.label } : null,
});

function Details({ id, fetchKey, reload }: Freshness & { id: string }) {
  const words = useSettingsWords();
  const register = useRegisterWords();
  const dictionary = useWords();
  const { give, app } = dictionary;
  const asOf = useMoment();
  const { act } = useSearch({ from: '/cai-dat/van-ban/$id' });
  const navigate = useNavigate({ from: '/cai-dat/van-ban/$id' });
  const powers = usePowers();
  const downSince = useRegisterLive(reload);
  const [said, setSaid] = useState<string | null>(null);
  const { document } = useLazyLoadQuery<DocumentPageQuery>(query, { id, asOf }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!document) return <Page title={register.missingTitle} lede={register.missingText} narrow><div className="row"><LinkButton to="/cai-dat/van-ban" search={{}}>{words.toDocuments}</LinkButton></div></Page>;
  const may = powers.any('REGISTER');
  const offered = may ? ACTS.filter((one) => one === 'CORRECT' || !document.replacedBy) : [];
  const opened = offered.find((one) => one === act);
  const open = (next: string | undefined) => void navigate({ search: { act: next }, replace: true, resetScroll: false });
  const { signature, replacedBy } = document;
  const entries = (document.history?.nodes ?? []).toReversed();
  const form = {
    entry: entryOf(document),
    onCancel: () => open(undefined),
    onDone: () => {
      if (opened) setSaid(register.recorded(words.documentActs[opened]));
      open(undefined);
      reload();
    },
  };
  return (
    <Page title={document.number} lede={<Crumbs label={words.nav} items={[{ key: 'all', link: <Link to="/cai-dat/van-ban" search={{}}>{words.sections.documents}</Link> }, { key: 'this', link: document.issuer }]} />}>
      <LiveNotice downSince={downSince} />
      {said ? <Notice tone="good" live>{said}</Notice> : null}
      {replacedBy ? <Notice><p>{words.replacedBy}: <Link to="/cai-dat/van-ban/$id" params={{ id: replacedBy.presentId }} search={{}}>{replacedBy.label}</Link></p><p>{words.replacedLede}</p></Notice> : null}
      <Section title={words.document} aside={document.real ? undefined : words.invented}>
        <Facts
          items={[
            { key: 'subject', term: words.subject, fact: document.subject },
            { key: 'issuer', term: words.issuer, fact: document.issuer },
            { key: 'dated', term: words.dated, fact: showDay(document.dated) },
            { key: 'signer', term: words.signer, fact: document.signer ?? register.none },
            ...(document.signerPosition ? [{ key: 'seat', term: words.signerSeat, fact: <Link to="/to-chuc/chuc-vu/$id" params={{ id: document.signerPosition.presentId }} search={{}}>{document.signerPosition.label}</Link> }] : []),
            { key: 'signature', term: words.signature, fact: signature in give.signatures ? give.signatures[signature as keyof typeof give.signatures] : signature },
          ]}
        />
        {offered.length > 0 ? <div className="row no-print">{offered.map((one) => <Action key={one} small tone="quiet" onClick={() => open(one)}>{words.documentActs[one]}</Action>)}</div> : null}
      </Section>
      <Section title={words.entryHistory} plain>
        <Timeline label={words.entryHistory} moments={entries.map((one) => entryMoment(one, dictionary, { link: (_revision, text) => text, foot: null }))} />
      </Section>
      {opened ? (
        <Dialog opened title={words.documentActs[opened]} onClose={form.onCancel} closeLabel={app.close}>
          {opened === 'CORRECT' ? <CorrectDocumentForm {...form} /> : <ReplaceDocumentForm {...form} />}
        </Dialog>
      ) : null}
    </Page>
  );
}

/** One document of the register: what its entry says, what took its place, and how the entry changed. */
export function DocumentPage() {
  const { id } = useParams({ from: '/cai-dat/van-ban/$id' });
  const words = useSettingsWords();
  return <DataArea key={id} title={words.document} lines={8}>{(fresh) => <Details id={id} {...fresh} />}</DataArea>;
}
