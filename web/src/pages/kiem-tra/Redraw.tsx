import { useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay';
import type { RedrawQuery } from '../../__generated__/RedrawQuery.graphql';
import { FaultNotice } from '../../app/Fault';
import { digestOf, drawAgain, drawnName } from '../../domain/sample';
import { Action } from '../../ui/Action';
import { Notice } from '../../ui/Notice';
import { useInspectionWords } from './words';

const query = graphql`
  query RedrawQuery($filter: AssignmentFilter, $asOf: AsOf, $after: String) {
    assignments(filter: $filter, orderBy: CODE, asOf: $asOf, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { presentId }
    }
  }
`;

interface Drawn {
  seed: string;
  size: number;
  drawnAt: string;
  digest: string | null;
  chosen: readonly string[];
}

interface Extent {
  unit: string | null;
  programme: string | null;
  fields: readonly string[];
  from: string;
  until: string;
}

type Outcome = { state: 'same' | 'other' | 'unknown' } | { state: 'failed'; problem: unknown };

/** Draws the sample again on this screen: all work in the scope as it was known then, put in order by the seed. */
export function Redraw({ sample, scope }: { sample: Drawn; scope: Extent }) {
  const words = useInspectionWords();
  const environment = useRelayEnvironment();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const everything = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const field of scope.fields.length > 0 ? scope.fields : [null]) {
      let after: string | null = null;
      do {
        const filter = { leadUnit: scope.unit, programme: scope.programme, field, issuedFrom: scope.from, issuedUntil: scope.until };
        const answer: RedrawQuery['response'] | undefined = await fetchQuery<RedrawQuery>(environment, query, { filter, asOf: { knownAt: sample.drawnAt }, after }, { fetchPolicy: 'network-only' }).toPromise();
        found.push(...(answer?.assignments?.nodes ?? []).map((one) => drawnName(one.presentId)));
        after = answer?.assignments?.pageInfo.hasNextPage ? (answer.assignments.pageInfo.endCursor ?? null) : null;
      } while (after);
    }
    return found;
  };

  const draw = async () => {
    setBusy(true);
    setOutcome(null);
    try {
      const population = await everything();
      if ((await digestOf(population)) !== sample.digest) return setOutcome({ state: 'unknown' });
      const again = await drawAgain(sample.seed, population, sample.size);
      return setOutcome({ state: again.join() === sample.chosen.map(drawnName).join() ? 'same' : 'other' });
    } catch (problem) {
      return setOutcome({ state: 'failed', problem });
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="stack stack-s no-print">
      <div className="row"><Action tone="quiet" small busy={busy} onClick={() => void draw()}>{busy ? words.redrawing : words.redraw}</Action></div>
      {outcome === null ? null
      : outcome.state === 'failed' ? <FaultNotice problem={outcome.problem} />
      : outcome.state === 'same' ? <Notice tone="good" live><p>{words.redrawSame}</p></Notice>
      : outcome.state === 'other' ? <Notice tone="bad" live><p>{words.redrawOther}</p></Notice>
      : <Notice tone="warn" live><p>{words.redrawUnknown}</p></Notice>}
    </div>
  );
}
