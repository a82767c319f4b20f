import { useEffect, useMemo } from 'react';
import { FaultNotice } from '../../app/Fault';
import { answerOf, unclearCount } from '../../domain/clarity';
import type { Choice } from '../../domain/choice';
import { showDay } from '../../domain/days';
import { CLARITIES, type Draft } from '../../domain/draft';
import { suggestionsFor } from '../../domain/suggest';
import { termsOf } from '../../domain/terms';
import { ulid } from '../../domain/ulid';
import { useWords } from '../../i18n';
import { Action, LinkButton } from '../../ui/Action';
import { ProseField } from '../../ui/Fields';
import { Section, Stack } from '../../ui/Layout';
import { ErrorSummary, Notice } from '../../ui/Notice';
import { ClarityChip, ClarityFindings } from '../../ui/work/ClarityNote';
import type { RowDraft } from './fromTable';
import { Day, Pick, type Searches } from './parts';
import { useClarity } from './useClarity';
import { useGiving } from './useGiving';

/** One row of the table as a draft: what is missing, what can be mended here, and giving it. */
export function TableRow({ row, index, today, self, searches, onChange, onClear, onDrop }: {
  row: RowDraft; index: number; today: string; self: Choice | null; searches: Searches; onChange: (draft: Draft) => void; onClear: (clear: boolean) => void; onDrop: () => void;
}) {
  const { give, giving, clarity } = useWords();
  const { draft, unfound } = row;
  const terms = useMemo(() => termsOf(draft), [draft]);
  const { check, preview } = useClarity(terms, false);
  const { step, kept, busy, save, issue } = useGiving(null);
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  const checking = check.state === 'checking';
  const clear = check.state === 'known' && unclearCount(check.last) === 0;
  useEffect(() => onClear(clear), [clear, onClear]);

  const heading = `${giving.row(index)}: ${draft.title || giving.untitled}`;
  if (step.state === 'issued') {
    return (
      <Section title={heading}>
        <Notice tone="good" live title={giving.issued(step.code)}>
          <div className="row"><LinkButton to="/viec/$code" params={{ code: step.code }} tone="quiet" small>{give.openAssignment}</LinkButton></div>
        </Notice>
      </Section>
    );
  }
  const whats = { lead: give.lead, supervisor: give.supervisor, accepter: give.accepter, coordinators: giving.columnKinds.coordinators, basis: give.basis };
  const problems = step.state === 'blocked'
    ? step.outcome.userErrors.flatMap((error) => (error.findings?.length ? error.findings.map(({ message }) => ({ message })) : [{ message: [error.message, error.remedy].filter(Boolean).join(' ') }]))
    : [];
  const first = draft.deliverables[0];
  return (
    <Section title={heading} aside={preview?.due ? giving.resolved(showDay(preview.due)) : giving.noTime}>
      <Stack>
        <ul className="six-chips">
          {CLARITIES.map((key) => {
            const answer = answerOf(check, key);
            return <li key={key} className={answer && !answer.clear ? 'six-missing' : undefined}><span>{clarity.name[key]}</span> <ClarityChip answer={answer} checking={checking} /></li>;
          })}
        </ul>
        {unfound.map(({ what, text }) => <Notice key={`${what}${text}`} tone="warn"><p>{what === 'time' ? giving.timeNotRead(text) : giving.notFound(whats[what], text)}</p></Notice>)}
        {check.state === 'unknown' ? null : check.last.map((answer) => (answer.clear ? null : (
          <ClarityFindings key={answer.clarity} answer={answer} takeover={{ suggest: (code) => suggestionsFor(code, draft, { self, today, newKey: ulid }, preview?.due ?? null), onTake: (one) => set(one.patch) }} />
        )))}
        <div className="fields fields-top">
          <ProseField label={give.taskTitle} rows={2} maxLength={500} value={draft.title} onChange={(title) => set({ title: title.replace(/\n/g, ' ') })} />
          <Pick label={give.lead} value={draft.lead} onChange={(lead) => set({ lead })} search={searches.positions} />
          {draft.timeKind === 'on' || draft.timeKind === 'recurring' ? <Day label={give.due} value={draft.due} onChange={(due) => set({ due })} min={today} /> : null}
          {first ? <ProseField label={give.deliverableName} rows={2} maxLength={500} value={first.name} onChange={(name) => set({ deliverables: draft.deliverables.map((one) => (one === first ? { ...one, name: name.replace(/\n/g, ' '), documentType: one.documentType || 'Báo cáo' } : one)) })} /> : null}
          {draft.document ? null : <Pick label={give.document} value={draft.document} onChange={(document) => set({ document })} search={searches.documents} />}
        </div>
        {step.state === 'fault' ? <FaultNotice problem={step.problem} /> : null}
        <ErrorSummary title={give.blockedTitle} problems={problems} />
        {step.state === 'saved' ? <Notice tone="good" live>{give.draftSaved(step.code)}</Notice> : null}
        <div className="row">
          <Action busy={busy === 'issue'} tone={clear ? 'primary' : 'quiet'} label={giving.issueOf(index)} onClick={() => void issue(terms)}>{giving.issue}</Action>
          {kept ? <LinkButton to="/giao-viec/moi" search={{ draft: kept.code }} tone="quiet">{giving.edit(kept.code)}</LinkButton> : <Action tone="quiet" busy={busy === 'save'} label={giving.saveOf(index)} onClick={() => void save(terms)}>{giving.save}</Action>}
          <Action tone="quiet" label={giving.dropRowOf(index)} onClick={onDrop}>{giving.dropRow}</Action>
        </div>
      </Stack>
    </Section>
  );
}
