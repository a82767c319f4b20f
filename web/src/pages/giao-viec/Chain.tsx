import { showDay } from '../../domain/days';
import { useWords } from '../../i18n';
import type { DraftPreview } from './useClarity';

/** The mandates that giving would rest on, nearest first. */
export function Chain({ preview }: { preview: DraftPreview | null }) {
  const { giving } = useWords();
  if (!preview || preview.chain.length === 0) return null;
  return (
    <div className="resolved">
      <p className="resolved-day">{giving.willRest}</p>
      <ol>{preview.chain.map((one) => <li key={one.id}>{one.label}{one.validUntil ? ` → ${showDay(one.validUntil)}` : ''}</li>)}</ol>
    </div>
  );
}
