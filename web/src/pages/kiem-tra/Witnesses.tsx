import { graphql, useFragment } from 'react-relay';
import type { Witnesses_integrity$data, Witnesses_integrity$key } from '../../__generated__/Witnesses_integrity.graphql';
import { showMoment } from '../../domain/days';
import { Chip, type ChipMark, type ChipTone } from '../../ui/Chip';
import { Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { useProofWords } from './words';

const fragment = graphql`
  fragment Witnesses_integrity on Integrity {
    witnessesNeeded
    witnesses { name key url state lastCosignedAt lastSize lastProblem }
  }
`;

type Witness = Witnesses_integrity$data['witnesses'][number];

const LOOK: Record<string, [ChipTone, ChipMark]> = { COSIGNED: ['green', 'check'], REFUSED: ['red', 'late'], UNREACHABLE: ['amber', 'soon'], BY_FILE: ['blue', 'clock'], NEVER_ASKED: ['grey', 'open'] };

/** Who outside has seen the log. Without anybody, what that means stays on the page. */
export function Witnesses({ integrity }: { integrity: Witnesses_integrity$key }) {
  const proof = useProofWords();
  const { witnesses, witnessesNeeded } = useFragment(fragment, integrity);
  const stateOf = (state: string) => (state in proof.witnessStates ? proof.witnessStates[state as keyof typeof proof.witnessStates] : state);
  return (
    <Section title={proof.witnesses} aside={witnesses.length > 0 ? proof.quorum(witnessesNeeded, witnesses.length) : undefined}>
      {witnesses.length === 0 ? <Notice tone="warn" title={proof.noWitness}><p>{proof.noWitnessText}</p></Notice> : (
        <Table
          caption={<span className="visually-hidden">{proof.witnesses}</span>}
          items={witnesses}
          keyOf={(one) => one.key}
          columns={[
            { key: 'name', title: proof.witness, names: true, width: 32, cell: (one: Witness) => <>{one.name}<span className="soft block">{one.url ?? proof.byFile}</span></> },
            { key: 'state', title: proof.witnessState, width: 24, cell: (one: Witness) => <><Chip tone={(LOOK[one.state] ?? ['grey', 'open'])[0]} mark={(LOOK[one.state] ?? ['grey', 'open'])[1]}>{stateOf(one.state)}</Chip>{one.lastProblem ? <span className="soft block">{one.lastProblem}</span> : null}</> },
            { key: 'saw', title: proof.witnessSaw, width: 20, cell: (one: Witness) => one.lastSize ?? '–' },
            { key: 'when', title: proof.witnessWhen, width: 24, cell: (one: Witness) => (one.lastCosignedAt ? showMoment(one.lastCosignedAt) : '–') },
          ]}
        />
      )}
    </Section>
  );
}
