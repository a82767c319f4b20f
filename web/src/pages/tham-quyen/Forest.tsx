import type { MandateCard_mandate$key } from '../../__generated__/MandateCard_mandate.graphql';
import type { MandateBranch, MandateRow } from '../../domain/mandates';
import { Chain } from '../../ui/Chain';
import { MandateCard } from './MandateCard';

type Row = MandateRow & MandateCard_mandate$key;

function Branch({ branch, here }: { branch: MandateBranch<Row>; here: string | undefined }) {
  return (
    <li>
      <MandateCard mandate={branch.mandate} here={branch.mandate.id === here} />
      {branch.below.length > 0 ? <Chain>{branch.below.map((one) => <Branch key={one.mandate.id} branch={one} here={here} />)}</Chain> : null}
    </li>
  );
}

/** Mandates under what they are cut from. */
export function Forest({ label, trees, here }: { label: string; trees: readonly MandateBranch<Row>[]; here?: string }) {
  return <Chain label={label}>{trees.map((tree) => <Branch key={tree.mandate.id} branch={tree} here={here} />)}</Chain>;
}
