import { type FormEvent, useState } from 'react';
import { FaultNotice } from '../../../app/Fault';
import { useLookups } from '../../../app/lookups';
import { useAct } from '../../../app/useAct';
import type { Choice } from '../../../domain/choice';
import { fieldAt, type FieldName, missing, type Value, type Values } from '../../../domain/actForm';
import { dayOf } from '../../../domain/days';
import { wholeNumber } from '../../../domain/draft';
import { ulid } from '../../../domain/ulid';
import { useLanguage } from '../../../i18n';
import { Action } from '../../../ui/Action';
import { DateField } from '../../../ui/DateField';
import { CheckField } from '../../../ui/Fields';
import { Stack } from '../../../ui/Layout';
import { ErrorSummary, type FieldProblem, Notice } from '../../../ui/Notice';
import { unread } from '../../../ui/unread';
import { actName } from '../../../ui/work/act';
import { ActFields, fieldId } from './ActFields';
import type { ActSpec } from './spec';

const EFFECTIVE = 'act-effective';

interface Props {
  act: string;
  explain: string;
  spec: ActSpec;
  assignment: string;
  revision: number;
  items: readonly Choice[];
  onCancel: () => void;
  onDone: (repeated: boolean) => void;
}

/**
 * One act as a form. Its command id is made once and kept for every retry: whatever happens on the way, it is recorded
 * once or not at all. What was typed stays when the server refuses or cannot be reached.
 */
export function ActForm({ act, explain, spec, assignment, revision, items, onCancel, onDone }: Props) {
  const { language, words } = useLanguage();
  const { acts, app } = words;
  const lookups = useLookups();
  const send = useAct();
  const [command] = useState(() => ulid());
  const today = dayOf(new Date());
  const [values, setValues] = useState<Values>(() => ({ item: items.length === 1 ? (items[0]?.id ?? null) : null, dated: today }));
  const [backdated, setBackdated] = useState(false);
  const [effective, setEffective] = useState<string | null>(today);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [fault, setFault] = useState<unknown>(null);
  const [stale, setStale] = useState(false);
  const [busy, setBusy] = useState(false);

  const change = (name: FieldName, value: Value) => setValues((before) => ({ ...before, [name]: value }));
  const errors = Object.fromEntries(
    spec.fields.flatMap(({ name }) => {
      const found = problems.find((problem) => problem.field === fieldId(name));
      return found ? [[name, found.message]] : [];
    }),
  );

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const mistyped = unread(event.currentTarget);
    const found: FieldProblem[] = missing(spec.fields, values).map(({ name }) => ({ field: fieldId(name), message: acts.needed(acts.field[name]) }));
    if (backdated && !effective) found.push({ field: EFFECTIVE, message: acts.needed(acts.effective) });
    const percent = values.percent;
    if (typeof percent === 'string' && percent.trim() !== '' && wholeNumber(percent, 0, 100) === null) found.push({ field: fieldId('percent'), message: acts.badPercent });
    const all = [...found.filter(({ field }) => !mistyped.some((one) => one.field === field)), ...mistyped];
    setProblems(all);
    setFault(null);
    setStale(false);
    if (all.length > 0) return;
    setBusy(true);
    try {
      const outcome = await send(spec.mutation, {
        ...spec.input(values),
        commandId: command,
        assignment,
        expectedRevision: revision,
        effectiveAt: backdated && effective && effective < today ? `${effective}T12:00:00+07:00` : null,
      });
      if (outcome.userErrors.length === 0) return onDone(outcome.repeated);
      setStale(outcome.userErrors.some((error) => error.__typename === 'StaleRevision'));
      setProblems(
        outcome.userErrors.flatMap((error): FieldProblem[] => {
          const at = fieldAt(spec.fields, error.path);
          const findings = (error.findings ?? []).map((finding) => ({ message: `${words.clarity.name[finding.clarity as keyof typeof words.clarity.name] ?? ''}: ${finding.message}` }));
          const holders = (error.holders ?? []).map((holder) => holder.label).join('; ');
          const message = [error.message, error.remedy, holders].filter(Boolean).join(' ');
          return [{ field: at ? fieldId(at) : undefined, message }, ...findings];
        }),
      );
    } catch (problem) {
      setFault(problem);
    } finally {
      setBusy(false);
    }
    return undefined;
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <p className="soft">{explain}</p>
        {fault ? <FaultNotice problem={fault} /> : null}
        {stale ? <Notice tone="warn" live>{acts.stale}</Notice> : null}
        <ErrorSummary title={app.refused} problems={problems} />
        <ActFields fields={spec.fields} values={values} onChange={change} errors={errors} items={items} search={lookups} today={today} />
        <details className="more">
          <summary>{acts.backdate}</summary>
          <Stack gap="s">
            <CheckField label={acts.backdate} hint={acts.effectiveHint} checked={backdated} onChange={setBackdated} />
            {backdated ? <DateField id={EFFECTIVE} label={acts.effective} error={problems.find((one) => one.field === EFFECTIVE)?.message} value={effective} onChange={setEffective} max={today} words={{ ...app.date, language }} /> : null}
          </Stack>
        </details>
        <div className="row">
          <Action submit busy={busy} tone={spec.grave ? 'danger' : 'primary'}>{actName(words, act)}</Action>
          <Action tone="quiet" onClick={onCancel}>{app.cancel}</Action>
        </div>
      </Stack>
    </form>
  );
}
