export interface Share {
  key: string;
  label: string;
  value: number;
  words: string;
}

/** Parts of a whole as bars with their figures in words beside them. */
export function Shares({ label, shares }: { label: string; shares: readonly Share[] }) {
  const total = shares.reduce((sum, share) => sum + share.value, 0) || 1;
  return (
    <ul className="shares" aria-label={label}>
      {shares.map((share) => (
        <li key={share.key}>
          <span className="share-label">{share.label}</span>
          <span className="share-words">{share.words}</span>
          <span className="share-bar" aria-hidden="true"><span style={{ width: `${Math.max(1, (100 * share.value) / total)}%` }} /></span>
        </li>
      ))}
    </ul>
  );
}
