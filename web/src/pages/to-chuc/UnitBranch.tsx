import { Link } from '@tanstack/react-router';
import { graphql, useFragment, useLazyLoadQuery } from 'react-relay';
import type { UnitBranch_unit$key } from '../../__generated__/UnitBranch_unit.graphql';
import type { UnitBranchBelowQuery } from '../../__generated__/UnitBranchBelowQuery.graphql';
import { DataArea } from '../../app/DataArea';
import { useMoment } from '../../app/register/useMoment';
import { grouped, type UnitRow } from '../../domain/units';
import { useWords } from '../../i18n';
import { TreeItem } from '../../ui/Tree';
import { unitKind, useOrganisationWords } from './words';

const fragment = graphql`
  fragment UnitBranch_unit on Unit {
    presentId
    name
    kind
    head { title accountable { personName } }
    children { id }
  }
`;

const belowQuery = graphql`
  query UnitBranchBelowQuery($id: ID!, $asOf: AsOf) {
    unit(id: $id, asOf: $asOf) { presentId children { id name kind ...UnitBranch_unit } }
  }
`;

function Below({ id }: { id: string }) {
  const { unit } = useLazyLoadQuery<UnitBranchBelowQuery>(belowQuery, { id, asOf: useMoment() }, { fetchPolicy: 'store-or-network' });
  return <UnitBranches units={unit?.children ?? []} />;
}

/** Units of one level: the few one by one, the many of one kind under a heading that opens. */
export function UnitBranches({ units, open = false }: { units: readonly (UnitRow & UnitBranch_unit$key)[]; open?: boolean }) {
  const words = useOrganisationWords();
  const { single, many } = grouped(units);
  return (
    <>
      {single.map((one) => <UnitBranch key={one.id} unit={one} open={open} />)}
      {many.map(({ kind, units: members }) => {
        const name = words.group(unitKind(words, kind), members.length);
        return <TreeItem key={kind} name={name} title={<strong>{name}</strong>} openLabel={words.openGroup} below={() => members.map((one) => <UnitBranch key={one.id} unit={one} />)} />;
      })}
    </>
  );
}

/** A unit and, once opened, the units right below it. */
export function UnitBranch({ unit, open = false }: { unit: UnitBranch_unit$key; open?: boolean }) {
  const words = useOrganisationWords();
  const { app } = useWords();
  const { presentId: id, name, kind, head, children } = useFragment(fragment, unit);
  const leads = head ? `${head.title}: ${head.accountable?.personName ?? words.vacant}` : null;
  return (
    <TreeItem
      name={name}
      title={<Link to="/to-chuc/don-vi/$id" params={{ id }} search={{}}>{name}</Link>}
      detail={[unitKind(words, kind), leads, children.length > 0 ? words.belowCount(children.length) : null].filter(Boolean).join(' · ')}
      openLabel={words.openBelow}
      open={open}
      below={children.length > 0 ? () => <DataArea fallback={<li className="soft">{app.loading}</li>}>{() => <Below id={id} />}</DataArea> : null}
    />
  );
}
