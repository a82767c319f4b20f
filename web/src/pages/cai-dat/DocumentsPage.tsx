import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { DocumentsPage_query$data, DocumentsPage_query$key } from '../../__generated__/DocumentsPage_query.graphql';
import type { DocumentsPageMoreQuery } from '../../__generated__/DocumentsPageMoreQuery.graphql';
import type { DocumentsPageQuery } from '../../__generated__/DocumentsPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { useRegisterWords } from '../../app/register/words';
import { showDay } from '../../domain/days';
import { cleanOrNull } from '../../domain/text';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Fields';
import { Empty, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { DocumentForm } from './DocumentForm';
import { SettingsFrame, useSettingsWords } from './SettingsFrame';

const query = graphql`
  query DocumentsPageQuery($search: String, $asOf: AsOf) {
    ...DocumentsPage_query @arguments(search: $search, asOf: $asOf)
  }
`;

const fragment = graphql`
  fragment DocumentsPage_query on Query
  @refetchable(queryName: "DocumentsPageMoreQuery")
  @argumentDefinitions(search: { type: "String" }, asOf: { type: "AsOf" }, first: { type: "Int", defaultValue: 30 }, after: { type: "String" }) {
    documents(search: $search, asOf: $asOf, first: $first, after: $after) @connection(key: "DocumentsPage_documents") {
      totalCount
      edges { node { id presentId number issuer dated subject signer real replacedBy { number } } }
    }
  }
`;

type Row = NonNullable<DocumentsPage_query$data['documents']>['edges'][number]['node'];

function Rows({ search, fetchKey }: Freshness & { search: string | undefined }) {
  const words = useSettingsWords();
  const register = useRegisterWords();
  const found = useLazyLoadQuery<DocumentsPageQuery>(query, { search: search ?? null, asOf: useMoment() }, { fetchKey, fetchPolicy: 'store-and-network' });
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<DocumentsPageMoreQuery, DocumentsPage_query$key>(fragment, found);
  const rows = (data.documents?.edges ?? []).map((edge) => edge.node);
  if (rows.length === 0 && search === undefined) return <Empty title={words.documentsEmpty}><p>{words.documentsEmptyText}</p></Empty>;
  return (
    <>
      <p role="status">{words.documentsFound(data.documents?.totalCount ?? 0)}</p>
      {rows.length === 0 ? <Empty title={words.documentsNone}><p>{words.documentsNoneText}</p></Empty> : (
        <Table
          caption={<span className="visually-hidden">{words.sections.documents}</span>}
          items={rows}
          keyOf={(row) => row.id}
          columns={[
            { key: 'number', title: words.number, names: true, width: 21, cell: ({ presentId: id, number, real }: Row) => <><Link to="/cai-dat/van-ban/$id" params={{ id }} search={{}} className="work-title">{number}</Link>{real ? null : <span className="soft block">{words.invented}</span>}</> },
            { key: 'dated', title: words.dated, width: 18, cell: ({ dated }: Row) => showDay(dated) },
            { key: 'issuer', title: words.issuer, width: 23, cell: ({ issuer, signer }: Row) => <>{issuer}{signer ? <span className="soft block">{signer}</span> : null}</> },
            { key: 'subject', title: words.subject, width: 38, cell: ({ subject, replacedBy }: Row) => <>{subject}{replacedBy ? <span className="soft block">{words.replaced(replacedBy.number)}</span> : null}</> },
          ]}
        />
      )}
      {hasNext ? <div className="row"><Action tone="quiet" busy={isLoadingNext} onClick={() => loadNext(30)}>{register.more}</Action></div> : null}
    </>
  );
}

function Whole(fresh: Freshness) {
  const words = useSettingsWords();
  const register = useRegisterWords();
  const { app } = useWords();
  const search = useSearch({ from: '/cai-dat/van-ban' });
  const navigate = useNavigate({ from: '/cai-dat/van-ban' });
  const powers = usePowers();
  const [text, setText] = useState(search.text ?? '');
  const [said, setSaid] = useState<string | null>(null);
  const wanted = useDeferredValue(search.text);
  const may = powers.any('REGISTER');
  const open = (act: string | undefined) => void navigate({ search: { ...search, act }, replace: true, resetScroll: false });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ search: { ...search, text: cleanOrNull(text) ?? undefined }, replace: true, resetScroll: false });
  };
  return (
    <Section title={words.sections.documents} aside={may ? <Action small onClick={() => open('REGISTER')}>{words.register}</Action> : null}>
      {said ? <Notice tone="good" live>{said}</Notice> : null}
      <form role="search" aria-label={words.searchDocuments} onSubmit={submit}>
        <div className="fields">
          <TextField label={words.searchDocuments} type="search" inputMode="search" value={text} onChange={setText} />
          <div className="row"><Action submit tone="quiet">{words.search}</Action></div>
        </div>
      </form>
      <Rows key={wanted ?? ''} search={wanted} {...fresh} />
      {search.act === 'REGISTER' && may ? (
        <Dialog opened title={words.register} onClose={() => open(undefined)} closeLabel={app.close}>
          <DocumentForm
            onCancel={() => open(undefined)}
            onDone={() => {
              setSaid(register.recorded(words.registered));
              open(undefined);
              fresh.reload();
            }}
          />
        </Dialog>
      ) : null}
    </Section>
  );
}

/** The register of documents: search it, add to it. */
export function DocumentsPage() {
  return <SettingsFrame part="documents"><DataArea lines={10}>{(fresh) => <Whole {...fresh} />}</DataArea></SettingsFrame>;
}
