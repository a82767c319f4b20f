import { graphql, usePaginationFragment } from 'react-relay';
import type { MandateList_query$key } from '../../__generated__/MandateList_query.graphql';
import type { MandateListPageQuery } from '../../__generated__/MandateListPageQuery.graphql';
import { useRegisterWords } from '../../app/register/words';
import { forest } from '../../domain/mandates';
import { Action } from '../../ui/Action';
import { Empty, Section } from '../../ui/Layout';
import { Forest } from './Forest';
import { useAuthorityWords } from './words';

const fragment = graphql`
  fragment MandateList_query on Query
  @refetchable(queryName: "MandateListPageQuery")
  @argumentDefinitions(
    holder: { type: "ID" }, giver: { type: "ID" }, power: { type: "Power" }, unit: { type: "ID" }, inForce: { type: "Boolean!" }, asOf: { type: "AsOf" }
    first: { type: "Int", defaultValue: 100 }, after: { type: "String" }
  ) {
    mandates(holderPosition: $holder, giver: $giver, power: $power, unit: $unit, inForce: $inForce, asOf: $asOf, first: $first, after: $after) @connection(key: "MandateList_mandates") {
      totalCount
      edges { node { id parent { id } ...MandateCard_mandate } }
    }
  }
`;

/** Every mandate that passes the filters, under the one it is cut from. */
export function MandateList({ query }: { query: MandateList_query$key }) {
  const words = useAuthorityWords();
  const register = useRegisterWords();
  const { data, hasNext, loadNext, isLoadingNext } = usePaginationFragment<MandateListPageQuery, MandateList_query$key>(fragment, query);
  const rows = (data.mandates?.edges ?? []).map((edge) => edge.node);
  const total = data.mandates?.totalCount ?? 0;
  return (
    <Section title={words.list} plain aside={<span role="status">{rows.length < total ? words.foundShown(rows.length, total) : words.found(total)}</span>}>
      {rows.length === 0 ? <Empty title={words.emptyTitle}><p>{words.emptyText}</p></Empty> : <><p className="soft">{words.listLede}</p><Forest label={words.list} trees={forest(rows)} /></>}
      {hasNext ? <div className="row"><Action tone="quiet" busy={isLoadingNext} onClick={() => loadNext(100)}>{register.more}</Action></div> : null}
    </Section>
  );
}
