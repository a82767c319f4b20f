import { graphql, useLazyLoadQuery } from 'react-relay';
import type { usePowersQuery } from '../../__generated__/usePowersQuery.graphql';
import { holdsPower, offers } from '../../domain/powers';
import { useAsOf } from '../asOf';

const query = graphql`
  query usePowersQuery {
    viewer {
      mayWrite
      actingAs { position { id } }
      mandates { id powers fields unit { id } programme { id } }
    }
  }
`;

export interface Powers {
  /** Id of the seat acted in. */
  seat: string | null;
  /** Whether acts under this power are offered for a unit, given by itself and all above it. */
  over: (power: string, line: readonly string[]) => boolean;
  /** Whether the power is held for any unit. */
  any: (power: string) => boolean;
}

/** What to offer to the acting seat. Nothing while looking at the past. */
export function usePowers(): Powers {
  const { at } = useAsOf();
  const { viewer } = useLazyLoadQuery<usePowersQuery>(query, {}, { fetchPolicy: 'store-or-network' });
  const mandates = viewer?.mayWrite && at === null ? viewer.mandates : [];
  return {
    seat: viewer?.actingAs?.position?.id ?? null,
    over: (power, line) => offers(mandates, power, line),
    any: (power) => holdsPower(mandates, power),
  };
}
