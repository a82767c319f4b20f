import { graphql, useLazyLoadQuery } from 'react-relay';
import type { ProofPageQuery } from '../../__generated__/ProofPageQuery.graphql';
import { OnlyPresent } from '../../app/AsOfBar';
import { DataArea, type Freshness } from '../../app/DataArea';
import { sentence } from '../../domain/text';
import { LinkButton } from '../../ui/Action';
import { Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { Heads } from './Heads';
import { InspectFrame } from './InspectFrame';
import { ReceiptCheck } from './ReceiptCheck';
import { Witnesses } from './Witnesses';
import { useProofWords } from './words';

const query = graphql`
  query ProofPageQuery {
    integrity {
      state
      reasonCode
      reason
      provable
      provableWords
      witnesses { name }
      witnessedHead { size cosignedBy }
      head { size }
      ...Heads_integrity
      ...Witnesses_integrity
    }
  }
`;

/** In words: what is proven, to whom, and what is not. */
function Standing({ fetchKey }: Freshness) {
  const proof = useProofWords();
  const { integrity } = useLazyLoadQuery<ProofPageQuery>(query, {}, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!integrity) return null;
  const { state, reason, witnessedHead, head } = integrity;
  const toAll = integrity.provable === 'PROVABLE_TO_ALL_WITH_QUORUM';
  return (
    <>
      {state === 'READ_ONLY' ? <Notice tone="bad" title={proof.readOnlyTitle} live><p><strong>{sentence(reason ?? '')}</strong></p><p>{proof.readOnlyText}</p></Notice> : null}
      <Section title={proof.verdict}>
        <div className={`verdict ${state === 'READ_ONLY' ? 'verdict-no' : toAll ? 'verdict-yes' : 'verdict-part'}`}>
          <p className="verdict-word">{state === 'READ_ONLY' ? proof.words.broken : state === 'NOT_YET_SIGNED' ? proof.words.unsigned : toAll ? proof.words.toAll : proof.words.outsiders}</p>
          <p>{state === 'SOUND' ? integrity.provableWords : sentence(reason ?? integrity.provableWords)}</p>
        </div>
        <div className="columns">
          <div className="stack stack-s">
            <h3>{proof.proven}</h3>
            <ul className="plain-list">
              {state === 'SOUND' ? (
                <>
                  <li>{proof.claims.unchanged(head?.size ?? 0)}</li>
                  <li>{proof.claims.order}</li>
                  {toAll && witnessedHead ? <li>{proof.claims.witnessed(witnessedHead.size, witnessedHead.cosignedBy.join(', '))}</li> : null}
                </>
              ) : <li>{state === 'READ_ONLY' ? proof.claims.nothing : proof.claims.linked}</li>}
            </ul>
          </div>
          <div className="stack stack-s">
            <h3>{proof.unproven}</h3>
            <ul className="plain-list">
              {toAll ? null : <li>{integrity.witnesses.length === 0 ? proof.claims.noWitness : proof.claims.fewWitnesses}</li>}
              <li>{proof.claims.neverRecorded}</li>
              <li>{proof.claims.truth}</li>
            </ul>
          </div>
        </div>
      </Section>
      <Witnesses integrity={integrity} />
      <Heads integrity={integrity} />
    </>
  );
}

/** The proof of the log: a verdict in words, the head, its witnesses, and a receipt to check. */
export function ProofPage() {
  const proof = useProofWords();
  return (
    <InspectFrame part="proof">
      <OnlyPresent />
      <DataArea lines={10}>{(fresh) => <Standing {...fresh} />}</DataArea>
      <ReceiptCheck />
      <Section title={proof.byHand}>
        <p>{proof.byHandLede}</p>
        <ol>{proof.byHandSteps.map((step) => <li key={step}>{step}</li>)}</ol>
        <div className="row no-print"><LinkButton tone="quiet" to="/kiem-tra/goi" search={{}}>{proof.toBundle}</LinkButton></div>
      </Section>
    </InspectFrame>
  );
}
