import type { ReactNode } from 'react';
import { answerOf, type ClarityCheck } from '../../domain/clarity';
import { showDay } from '../../domain/days';
import { CLARITIES, type ClarityKey, type Draft } from '../../domain/draft';
import { type Dictionary } from '../../i18n/vi';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Facts, Prose, Section, Stack } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { ClarityChip, ClarityFindings } from '../../ui/work/ClarityNote';
import { Chain } from './Chain';
import { Resolved } from './Resolved';
import type { DraftPreview } from './useClarity';

interface Fact {
  key: string;
  term: string;
  fact: ReactNode;
}

function timeInWords(draft: Draft, { give, giving }: Dictionary): string {
  switch (draft.timeKind) {
    case 'on': return draft.due ? showDay(draft.due) : '';
    case 'recurring': return `${giving.everyKinds[draft.every]}${draft.due ? `: ${showDay(draft.due)}` : ''}`;
    case 'undated': return draft.undatedReason ? `${give.timeKinds.undated}: ${draft.undatedReason}` : '';
    case 'period': {
      const year = draft.periodYear;
      if (draft.periodKind === 'year') return `${give.year} ${year}`;
      return draft.periodKind === 'month' ? `${give.month} ${draft.periodMonth}/${year}` : `${give.quarter} ${draft.periodQuarter}/${year}`;
    }
    default: return draft.count ? `${give.timeKinds[draft.timeKind]}: ${draft.count}` : '';
  }
}

function factsOf(key: ClarityKey, draft: Draft, words: Dictionary): Fact[] {
  const { give } = words;
  const line = (name: string, term: string, fact: ReactNode): Fact => ({ key: name, term, fact: fact || <span className="soft">{give.notFilled}</span> });
  const some = (name: string, term: string, fact: ReactNode): Fact[] => (fact ? [line(name, term, fact)] : []);
  switch (key) {
    case 'PERSON':
      return [line('lead', give.lead, draft.lead?.label), ...some('followers', give.followers, draft.followers.map((one) => one.label).join('; '))];
    case 'TASK':
      return [
        line('title', give.taskTitle, draft.title),
        ...some('description', give.description, draft.description && <Prose>{draft.description}</Prose>),
        draft.basisKind === 'document'
          ? line('document', give.basis, draft.document ? `${draft.document.label}${draft.document.detail ? ` · ${draft.document.detail}` : ''}` : '')
          : line('oral', give.basisOral, draft.oralBy ? `${draft.oralBy.label}${draft.oralOn ? `, ${showDay(draft.oralOn)}` : ''}: ${draft.oralWords}` : draft.oralWords),
        ...some('programme', give.programme, draft.programme?.label),
        ...some('field', give.field, draft.field),
        ...some('marks', give.starred, draft.starred ? '★' : ''),
      ];
    case 'TIME':
      return [
        line('time', give.timeKind, timeInWords(draft, words)),
        ...some('wording', give.wording, draft.wording),
        ...some('milestones', give.milestones, draft.milestones.map((one) => `${one.title} (${one.due ? showDay(one.due) : '?'})`).join('; ')),
      ];
    case 'RESULT':
      return [
        ...draft.deliverables.map((one, index) =>
          line(one.key, give.deliverable(index + 1), one.name ? (
            <>
              {one.name} ({give.kinds[one.kind]}{one.kind === 'document' && one.documentType ? `: ${one.documentType}` : ''}{one.kind === 'figure' ? `: ${one.target} ${one.unit}` : ''})
              <span className="soft block">{give.criterion}: {one.criterion || give.notFilled}</span>
            </>
          ) : ''),
        ),
        line('accepter', give.accepter, draft.accepter?.label),
      ];
    case 'RESPONSIBILITY':
      return [
        line('duty', give.leadDuty, draft.leadDuty),
        ...some('supervisor', give.supervisor, draft.supervisor?.label),
        ...draft.coordinators.map((one, index) =>
          line(one.key, give.coordinator(index + 1), one.position ? `${one.position.label}: ${one.part || give.notFilled}${one.replyBy ? ` (${give.replyBy} ${showDay(one.replyBy)})` : ''}` : ''),
        ),
      ];
    case 'AUTHORITY':
      return [
        line('mandate', give.mandate, draft.mandate?.label ?? give.mandateAuto),
        ...draft.powers.map((one, index) =>
          line(one.key, give.power(index + 1), one.power ? `${one.power} (${one.source === 'inherent' ? give.powerSources.inherent : (one.mandate?.label ?? give.powerSources.mandate)})` : ''),
        ),
      ];
  }
}

/** Everything that was entered, section by section, before it becomes a record. */
export function CheckAnswers({ draft, check, preview, onChange, onIssue, onSave, busy }: {
  draft: Draft; check: ClarityCheck; preview: DraftPreview | null; onChange: (section: ClarityKey) => void; onIssue: () => void; onSave: () => void; busy: 'issue' | 'save' | null;
}) {
  const words = useWords();
  const { clarity, give, app } = words;
  return (
    <Stack gap="l">
      {check.state === 'failed' ? <Notice tone="warn" live>{clarity.uncheckable}</Notice> : null}
      {CLARITIES.map((key, index) => {
        const answer = answerOf(check, key);
        return (
          <Section
            key={key}
            title={`${index + 1}. ${clarity.name[key]}`}
            aside={
              <span className="row">
                <ClarityChip answer={answer} checking={check.state === 'checking'} />
                <Action tone="quiet" small label={give.change(clarity.name[key])} onClick={() => onChange(key)}>{give.changeShort}</Action>
              </span>
            }
          >
            <ClarityFindings answer={answer} />
            <Facts items={factsOf(key, draft, words)} />
            {key === 'TIME' ? <Resolved preview={preview} /> : null}
            {key === 'AUTHORITY' ? <Chain preview={preview} /> : null}
          </Section>
        );
      })}
      <div className="row">
        <Action busy={busy === 'issue'} onClick={onIssue}>{give.issue}</Action>
        <Action tone="quiet" busy={busy === 'save'} onClick={onSave}>{give.saveDraft}</Action>
        <Action tone="quiet" onClick={() => onChange('PERSON')}>{app.back}</Action>
      </div>
    </Stack>
  );
}
