import { graphql, useFragment } from 'react-relay';
import type { Heads_integrity$data, Heads_integrity$key } from '../../__generated__/Heads_integrity.graphql';
import { download } from '../../app/download';
import { showMoment } from '../../domain/days';
import { Action } from '../../ui/Action';
import { Empty, Facts, Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { useProofWords } from './words';

const fragment = graphql`
  fragment Heads_integrity on Integrity {
    state
    origin
    key
    claimedPolicy
    entriesNotYetSigned
    head { size root fingerprint signedAt note cosignedBy }
    earlierHeads(first: 20) { size root fingerprint signedAt note cosignedBy }
  }
`;

type Head = Heads_integrity$data['earlierHeads'][number];

const PLAIN = 'text/plain;charset=utf-8';

const save = (one: { size: number; note?: string | null }): void => {
  if (one.note) download(`checkpoint-${one.size}.txt`, one.note, PLAIN);
};

/** The newest head of the log, and those before it. */
export function Heads({ integrity }: { integrity: Heads_integrity$key }) {
  const proof = useProofWords();
  const { state, origin, key, head, earlierHeads, claimedPolicy, entriesNotYetSigned } = useFragment(fragment, integrity);
  return (
    <>
      <Section title={proof.head}>
        {!head ? state === 'READ_ONLY' ? <Empty title={proof.headStopped}><p>{proof.headStoppedText}</p></Empty> : <Empty title={proof.headNone}><p>{proof.headNoneText}</p></Empty> : (
          <>
            <Facts
              items={[
                { key: 'size', term: proof.size, fact: <>{head.size}<span className="soft block">{proof.unsigned(entriesNotYetSigned)}</span></> },
                { key: 'at', term: proof.signedAt, fact: head.signedAt ? showMoment(head.signedAt) : '–' },
                { key: 'mark', term: proof.fingerprint, fact: <><code className="mark-code">{head.size} · {head.fingerprint}</code><span className="soft block">{proof.fingerprintHow}</span></> },
              ]}
            />
            <dl className="facts facts-tight hashes">
              <div><dt>{proof.origin}</dt><dd><code>{origin}</code></dd></div>
              <div><dt>{proof.root}</dt><dd><code>{head.root}</code></dd></div>
              <div><dt>{proof.key}</dt><dd><code>{key}</code><span className="soft block">{proof.keyHow}</span></dd></div>
            </dl>
            <div className="row no-print">
              {head.note ? <Action tone="quiet" small onClick={() => save(head)}>{proof.download}</Action> : null}
              {claimedPolicy ? <Action tone="quiet" small onClick={() => download('policy-claimed.txt', claimedPolicy, PLAIN)}>{proof.downloadPolicy}</Action> : null}
            </div>
          </>
        )}
      </Section>
      <Section title={proof.earlier}>
        {earlierHeads.length === 0 ? <p className="soft">{proof.earlierNone}</p> : (
          <>
            <p className="soft">{proof.earlierHow}</p>
            <Table
              caption={<span className="visually-hidden">{proof.earlier}</span>}
              items={earlierHeads}
              keyOf={(one) => String(one.size)}
              columns={[
                { key: 'size', title: proof.entries, names: true, width: 14, cell: (one: Head) => one.size },
                { key: 'at', title: proof.signedAt, width: 22, cell: (one: Head) => (one.signedAt ? showMoment(one.signedAt) : '–') },
                { key: 'mark', title: proof.fingerprint, width: 30, cell: (one: Head) => <code title={one.root}>{one.fingerprint}</code> },
                { key: 'seen', title: proof.witnesses, width: 20, cell: (one: Head) => (one.cosignedBy.length > 0 ? one.cosignedBy.join(', ') : '–') },
                { key: 'get', title: proof.file, width: 14, cell: (one: Head) => (one.note ? <Action tone="quiet" small label={proof.downloadOf(one.size)} onClick={() => save(one)}>{proof.getHead}</Action> : '–') },
              ]}
            />
          </>
        )}
      </Section>
    </>
  );
}
