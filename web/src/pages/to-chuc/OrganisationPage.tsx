import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { OrganisationPageQuery } from '../../__generated__/OrganisationPageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { useMoment } from '../../app/register/useMoment';
import { usePowers } from '../../app/register/usePowers';
import { useSources } from '../../app/register/useSources';
import type { Choice } from '../../domain/choice';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Dialog } from '../../ui/Dialog';
import { Empty, Page, Section } from '../../ui/Layout';
import { Picker } from '../../ui/Picker';
import { Tree } from '../../ui/Tree';
import { RegisterPersonForm } from './personActs';
import { UnitBranches } from './UnitBranch';
import { useOrganisationWords } from './words';

const query = graphql`
  query OrganisationPageQuery($asOf: AsOf) {
    units(roots: true, first: 100, asOf: $asOf) { nodes { id name kind ...UnitBranch_unit } }
  }
`;

/** Units, positions and people in one search; choosing one opens its page. */
function Find() {
  const words = useOrganisationWords();
  const { app } = useWords();
  const navigate = useNavigate();
  const { units, positions, persons } = useSources();
  const search = useMemo(
    () => async (text: string): Promise<readonly Choice[]> => {
      const found = await Promise.all([units(text), positions(text), persons(text)]);
      return found.flatMap((choices) => choices.slice(0, 8));
    },
    [units, positions, persons],
  );
  const go = (choice: Choice | null) => {
    if (!choice) return;
    const { id } = choice;
    if (id.startsWith('Unit_')) void navigate({ to: '/to-chuc/don-vi/$id', params: { id }, search: {} });
    else if (id.startsWith('Person_')) void navigate({ to: '/to-chuc/nguoi/$id', params: { id } });
    else void navigate({ to: '/to-chuc/chuc-vu/$id', params: { id }, search: {} });
  };
  return <Picker label={words.find} hint={words.findHint} value={null} onChange={go} search={search} words={app.picker} />;
}

function Whole({ fetchKey }: Freshness) {
  const words = useOrganisationWords();
  const { units } = useLazyLoadQuery<OrganisationPageQuery>(query, { asOf: useMoment() }, { fetchKey, fetchPolicy: 'store-and-network' });
  const roots = units?.nodes ?? [];
  if (roots.length === 0) return <Empty title={words.empty}><p>{words.emptyText}</p></Empty>;
  return <Tree label={words.tree} hint={words.treeHint}><UnitBranches units={roots} open /></Tree>;
}

function PersonAct() {
  const words = useOrganisationWords();
  const { app } = useWords();
  const powers = usePowers();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  if (!powers.any('ORGANISE')) return null;
  return (
    <>
      <Action tone="quiet" onClick={() => setOpen(true)}>{words.acts.REGISTER_PERSON}</Action>
      {open ? (
        <Dialog opened title={words.acts.REGISTER_PERSON} onClose={() => setOpen(false)} closeLabel={app.close}>
          <RegisterPersonForm onCancel={() => setOpen(false)} onDone={(id) => (id ? void navigate({ to: '/to-chuc/nguoi/$id', params: { id } }) : setOpen(false))} />
        </Dialog>
      ) : null}
    </>
  );
}

/** The whole organisation as a tree, and a search over units, positions and people. */
export function OrganisationPage() {
  const words = useOrganisationWords();
  return (
    <Page title={words.title} lede={words.lede} actions={<DataArea fallback={<span />}>{() => <PersonAct />}</DataArea>}>
      <div className="section section-card"><Find /></div>
      <Section title={words.tree}>
        <DataArea lines={10}>{(fresh) => <Whole {...fresh} />}</DataArea>
      </Section>
    </Page>
  );
}
