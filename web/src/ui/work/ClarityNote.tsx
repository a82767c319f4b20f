import type { ClarityAnswer, ClarityFinding } from '../../domain/clarity';
import type { Suggestion } from '../../domain/suggest';
import { useWords } from '../../i18n';
import { Action } from '../Action';
import { Chip } from '../Chip';

/** Clear or not, as a chip. */
export function ClarityChip({ answer, checking }: { answer: ClarityAnswer | null; checking: boolean }) {
  const { clarity } = useWords();
  if (!answer) return <Chip tone="grey" mark="open">{checking ? clarity.checking : clarity.unknown}</Chip>;
  return answer.clear ? <Chip tone="green" mark="check">{clarity.clear}</Chip> : <Chip tone="amber" mark="soon">{clarity.unclear}</Chip>;
}

/** Wordings that can be taken over, where findings are shown beside a form. */
export interface Takeover {
  suggest: (code: string) => readonly Suggestion[];
  onTake: (suggestion: Suggestion) => void;
}

function Suggestions({ finding, takeover }: { finding: ClarityFinding; takeover: Takeover | undefined }) {
  const { giving } = useWords();
  const found = takeover?.suggest(finding.code) ?? [];
  if (!takeover || found.length === 0) return null;
  return (
    <ul className="suggestions">
      {found.map((one) => (
        <li key={one.text} className="suggestion">
          <span>{giving.suggestion}: <q lang="vi">{one.text}</q></span>
          <Action tone="quiet" small label={giving.takeOf(one.text)} onClick={() => takeover.onTake(one)}>{giving.take}</Action>
        </li>
      ))}
    </ul>
  );
}

/** What is not clear and what would make it so. */
export function ClarityFindings({ answer, takeover }: { answer: ClarityAnswer | null; takeover?: Takeover }) {
  const { clarity } = useWords();
  if (!answer || (answer.findings.length === 0 && answer.warnings.length === 0)) return null;
  return (
    <ul className="findings">
      {answer.findings.map((finding) => (
        <li key={finding.code + finding.field + finding.message} className="finding">
          <p>{finding.message}</p>
          {finding.hint ? <p className="soft">{clarity.hint}: {finding.hint}</p> : null}
          <Suggestions finding={finding} takeover={takeover} />
        </li>
      ))}
      {answer.warnings.map((warning) => (
        <li key={warning.code + warning.message} className="finding finding-warning">
          <p><strong>{clarity.warning}:</strong> {warning.message} {warning.hint}</p>
          <Suggestions finding={warning} takeover={takeover} />
        </li>
      ))}
    </ul>
  );
}
