import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { MergePageIntoQuery } from '../../__generated__/MergePageIntoQuery.graphql';
import type { MergePageQuery, MergePageQuery$data } from '../../__generated__/MergePageQuery.graphql';
import { OnlyPresent } from '../../app/AsOfBar';
import { DataArea, type Freshness } from '../../app/DataArea';
import { usePowers } from '../../app/register/usePowers';
import { useSources } from '../../app/register/useSources';
import { useRegisterWords } from '../../app/register/words';
import type { Choice } from '../../domain/choice';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { Crumbs } from '../../ui/Chain';
import { Empty, Page, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Picker } from '../../ui/Picker';
import { MergeForm } from './MergeForm';
import { useOrganisationWords } from './words';

const query = graphql`
  query MergePageQuery($id: ID!) {
    unit(id: $id) {
      presentId
      name
      ended
      ancestors { presentId name }
      ...MergeForm_unit
    }
  }
`;

const intoQuery = graphql`
  query MergePageIntoQuery($id: ID!) {
    unit(id: $id) { presentId name ended ancestors { presentId } ...MergeForm_into }
  }
`;

type Unit = NonNullable<MergePageQuery$data['unit']>;

/** Which unit takes over, found by name. */
function Receiver({ value, error, onPick }: { value: Choice | null; error?: string | undefined; onPick: (id: string | undefined) => void }) {
  const { merge } = useOrganisationWords();
  const { app } = useWords();
  const { units } = useSources();
  return <Picker id="field-into" label={merge.into} hint={merge.intoHint} required value={value} onChange={(choice) => onPick(choice?.id)} search={units} words={app.picker} error={error} />;
}

/** The receiving unit as picked, and which seat follows which. */
function Into({ unit, id, onPick }: { unit: Unit; id: string; onPick: (id: string | undefined) => void }) {
  const { merge } = useOrganisationWords();
  const navigate = useNavigate();
  const { unit: into } = useLazyLoadQuery<MergePageIntoQuery>(intoQuery, { id }, { fetchPolicy: 'store-and-network' });
  const itself = into !== null && into !== undefined && (into.presentId === unit.presentId || into.ancestors.some((one) => one.presentId === unit.presentId));
  return (
    <>
      <Receiver value={into ? { id: into.presentId, label: into.name } : null} error={itself ? merge.itself : undefined} onPick={onPick} />
      {into && !itself ? (
        <MergeForm key={into.presentId} unit={unit} into={into} onDone={() => void navigate({ to: '/to-chuc/don-vi/$id', params: { id: unit.presentId }, search: {} })} />
      ) : null}
    </>
  );
}

function Whole({ id, fetchKey }: Freshness & { id: string }) {
  const words = useOrganisationWords();
  const register = useRegisterWords();
  const { merge } = words;
  const powers = usePowers();
  const { into } = useSearch({ from: '/to-chuc/don-vi/$id/sap-nhap' });
  const navigate = useNavigate({ from: '/to-chuc/don-vi/$id/sap-nhap' });
  const { unit } = useLazyLoadQuery<MergePageQuery>(query, { id }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!unit) return <Page title={register.missingTitle} lede={register.missingText} narrow><div className="row"><LinkButton to="/to-chuc">{words.toTree}</LinkButton></div></Page>;
  const may = powers.over('ORGANISE', [unit.presentId, ...unit.ancestors.map((one) => one.presentId)]);
  const pick = (next: string | undefined) => void navigate({ search: { into: next }, replace: true, resetScroll: false });
  const crumbs = [
    { key: 'all', link: <Link to="/to-chuc">{words.title}</Link> },
    { key: 'unit', link: <Link to="/to-chuc/don-vi/$id" params={{ id: unit.presentId }} search={{}}>{unit.name}</Link> },
  ];
  return (
    <Page title={merge.title(unit.name)} lede={<><Crumbs label={words.crumbs} items={crumbs} /><span className="block">{merge.lede}</span></>}>
      <OnlyPresent />
      {unit.ended ? <Notice>{merge.ended}</Notice> : !may ? (
        <Empty title={merge.noPower}><p>{merge.noPowerText}</p><div className="row"><LinkButton to="/tham-quyen" search={{ power: 'ORGANISE', unit: unit.presentId }} tone="quiet">{words.toAuthority}</LinkButton></div></Empty>
      ) : (
        <Section title={merge.act}>
          {into ? <DataArea lines={6}>{() => <Into unit={unit} id={into} onPick={pick} />}</DataArea> : <Receiver value={null} onPick={pick} />}
        </Section>
      )}
    </Page>
  );
}

/** Merging one unit into another: every seat gets its successor in one act. */
export function MergePage() {
  const { id } = useParams({ from: '/to-chuc/don-vi/$id/sap-nhap' });
  const { merge } = useOrganisationWords();
  return <DataArea key={id} title={merge.act} lines={10}>{(fresh) => <Whole id={id} {...fresh} />}</DataArea>;
}
