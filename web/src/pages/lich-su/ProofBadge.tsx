import { ReceiptButton } from '../../app/ReceiptButton';
import { useWords } from '../../i18n';

/** The fingerprint of an entry: short on the badge, whole when it is opened. */
export function ProofBadge({ leafHash, event, position, what }: { leafHash: string; event: string; position: string; what: string }) {
  const { history } = useWords();
  return (
    <details className="proof">
      <summary>{history.proof} <code>{leafHash.slice(0, 8)}…</code></summary>
      <dl className="facts facts-tight">
        <div><dt>{history.hash}</dt><dd><code>{leafHash}</code></dd></div>
        <div><dt>{history.event}</dt><dd><code>{event}</code></dd></div>
        <div><dt>{history.position}</dt><dd><code>{position}</code></dd></div>
      </dl>
      <p className="soft">{history.proofText}</p>
      <ReceiptButton position={position} what={what} />
    </details>
  );
}
