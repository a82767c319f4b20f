import type { ClarityAnswer } from '../../domain/clarity';
import { useWords } from '../../i18n';
import { Chip } from '../Chip';

/** Clear or not, as a chip. */
export function ClarityChip({ answer, checking }: { answer: ClarityAnswer | null; checking: boolean }) {
  const { clarity } = useWords();
  if (!answer) return <Chip tone="grey" mark="open">{checking ? clarity.checking : clarity.unknown}</Chip>;
  return answer.clear ? <Chip tone="green" mark="check">{clarity.clear}</Chip> : <Chip tone="amber" mark="soon">{clarity.unclear}</Chip>;
}

/** What is not clear and what would make it so. */
export function ClarityFindings({ answer }: { answer: ClarityAnswer | null }) {
  const { clarity } = useWords();
  if (!answer || (answer.findings.length === 0 && answer.warnings.length === 0)) return null;
  return (
    <ul className="findings">
      {answer.findings.map((finding) => (
        <li key={finding.code + finding.field} className="finding">
          <p>{finding.message}</p>
          {finding.hint ? <p className="soft">{clarity.hint}: {finding.hint}</p> : null}
        </li>
      ))}
      {answer.warnings.map((warning) => (
        <li key={warning} className="finding finding-warning">
          <p><strong>{clarity.warning}:</strong> {warning}</p>
        </li>
      ))}
    </ul>
  );
}
