import type { ReactNode } from 'react';
import { answerOf, type ClarityCheck, unclearCount } from '../../domain/clarity';
import { CLARITIES, type ClarityKey } from '../../domain/draft';
import { type Suggestion, suggestionsFor } from '../../domain/suggest';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Section, Stack } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { ClarityChip, ClarityFindings } from '../../ui/work/ClarityNote';
import { AuthoritySection } from './AuthoritySection';
import type { SectionProps } from './parts';
import { PersonSection } from './PersonSection';
import { ResponsibilitySection } from './ResponsibilitySection';
import { ResultSection } from './ResultSection';
import { TaskSection } from './TaskSection';
import { TimeSection } from './TimeSection';

export const sectionId = (key: ClarityKey) => `ro-${key.toLowerCase()}`;

/** Six sections in the order of the motto, each with what the server says of it. */
export function GiveForm({ section, check, registerDocument, onCheck, onSave, saving }: {
  section: SectionProps;
  check: ClarityCheck;
  registerDocument: ((close: () => void, number: string) => ReactNode) | null;
  onCheck: () => void;
  onSave: () => void;
  saving: boolean;
}) {
  const { clarity, give } = useWords();
  const takeover = {
    suggest: (code: string) => suggestionsFor(code, section.draft, section, section.preview?.due ?? null),
    onTake: (one: Suggestion) => section.set(one.patch),
  };
  const checking = check.state === 'checking';
  const parts: Record<ClarityKey, ReactNode> = {
    PERSON: <PersonSection {...section} />,
    TASK: <TaskSection {...section} registerDocument={registerDocument} />,
    TIME: <TimeSection {...section} />,
    RESULT: <ResultSection {...section} />,
    RESPONSIBILITY: <ResponsibilitySection {...section} />,
    AUTHORITY: <AuthoritySection {...section} />,
  };
  return (
    <div className="with-aside">
      <Stack gap="l">
        {CLARITIES.map((key, index) => {
          const answer = answerOf(check, key);
          return (
            <Section key={key} id={sectionId(key)} title={`${index + 1}. ${clarity.name[key]}`} aside={<ClarityChip answer={answer} checking={checking} />}>
              <p className="soft">{clarity.asks[key]}</p>
              <ClarityFindings answer={answer} takeover={takeover} />
              {parts[key]}
            </Section>
          );
        })}
        {check.state === 'failed' ? <Notice tone="warn" live>{clarity.uncheckable}</Notice> : null}
        <div className="row">
          <Action onClick={onCheck}>{give.toCheck}</Action>
          <Action tone="quiet" busy={saving} onClick={onSave}>{give.saveDraft}</Action>
        </div>
      </Stack>
      <aside className="aside" aria-label={clarity.progress}>
        <h2>{clarity.progress}</h2>
        <ol className="aside-list">
          {CLARITIES.map((key) => (
            <li key={key}>
              <a href={`#${sectionId(key)}`}>{clarity.name[key]}</a>
              <ClarityChip answer={answerOf(check, key)} checking={checking} />
            </li>
          ))}
        </ol>
        <p role="status" className="soft">
          {check.state === 'known' ? (unclearCount(check.last) === 0 ? clarity.allClear : clarity.stillUnclear(unclearCount(check.last))) : ''}
        </p>
      </aside>
    </div>
  );
}
