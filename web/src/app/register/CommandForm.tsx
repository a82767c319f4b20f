import { type FormEvent, type ReactNode, useState } from 'react';
import type { GraphQLTaggedNode } from 'relay-runtime';
import { type CommandField, type Fault, faults, fieldOf, type FieldValue, type FormValues, shown } from '../../domain/commandForm';
import { dayOf } from '../../domain/days';
import { ulid } from '../../domain/ulid';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { DateField } from '../../ui/DateField';
import { CheckField } from '../../ui/Fields';
import { Stack } from '../../ui/Layout';
import { ErrorSummary, type FieldProblem, Notice } from '../../ui/Notice';
import { unread } from '../../ui/unread';
import { FaultNotice } from '../Fault';
import { CommandFields, fieldId } from './CommandFields';
import { type CommandOperation, type CommandOutcome, useCommand } from './useCommand';
import { useSources } from './useSources';
import { useRegisterWords } from './words';

const EFFECTIVE = fieldId('effective');

type Sent = 'commandId' | 'effectiveAt' | 'why';

interface Props<Operation extends CommandOperation> {
  /** What the act means, in one or two sentences. */
  explain: ReactNode;
  fields: readonly CommandField[];
  mutation: GraphQLTaggedNode;
  /** The input of the mutation, without what the form itself adds. */
  input: (values: FormValues) => Omit<Operation['variables']['input'], Sent>;
  initial?: FormValues;
  submit: string;
  /** It ends something: the button says so by its look. */
  grave?: boolean;
  /** What only this form can find fault with: the field and the words. */
  check?: (values: FormValues) => readonly { name: string; message: string }[];
  /** What will come of it as it stands, right above the button. */
  preview?: (values: FormValues) => ReactNode;
  /** It may have taken effect on another day than today. */
  dated?: 'past' | 'any';
  onCancel?: () => void;
  onDone: (outcome: CommandOutcome<Operation>['outcome'], values: FormValues) => void;
}

/**
 * One command to a register as a form. Its command id is made once and kept for every retry: whatever happens on the
 * way, it is recorded once or not at all. What was typed stays when the server refuses or cannot be reached.
 */
export function CommandForm<Operation extends CommandOperation>({ explain, fields, mutation, input, initial, submit, grave, check, preview, dated, onCancel, onDone }: Props<Operation>) {
  const { language, words } = useLanguage();
  const { app, acts } = words;
  const told = useRegisterWords();
  const send = useCommand();
  const sources = useSources();
  const [command] = useState(() => ulid());
  const today = dayOf(new Date());
  const [values, setValues] = useState<FormValues>(initial ?? {});
  const [redated, setRedated] = useState(false);
  const [effective, setEffective] = useState<string | null>(today);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [fault, setFault] = useState<unknown>(null);
  const [stale, setStale] = useState(false);
  const [busy, setBusy] = useState(false);
  const present = shown(fields, values);
  const errors = Object.fromEntries(present.map(({ name }) => [name, problems.find((problem) => problem.field === fieldId(name))?.message]));
  const labelled = (name: string) => present.find((field) => field.name === name)?.label ?? name;
  const say = (name: string, what: Fault) => (what === 'missing' ? acts.needed(labelled(name)) : what === 'number' ? told.badNumber(labelled(name)) : told.badDecimal(labelled(name)));

  const record = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const mistyped = unread(event.currentTarget);
    const missing = [
      ...faults(fields, values).map(({ name, fault: what }) => ({ field: fieldId(name), message: say(name, what) })),
      ...(dated && redated && !effective ? [{ field: EFFECTIVE, message: acts.needed(acts.effective) }] : []),
    ].filter(({ field }) => !mistyped.some((one) => one.field === field)).concat(mistyped.map(({ field = '', message }) => ({ field, message })));
    const wrong = missing.length > 0 ? [] : (check?.(values) ?? []).map(({ name, message }) => ({ field: fieldId(name), message }));
    const found = [...missing, ...wrong];
    setProblems(found);
    setFault(null);
    setStale(false);
    if (found.length > 0) return;
    setBusy(true);
    try {
      const other = redated && effective && effective !== today;
      const body = { ...input(values), commandId: command, effectiveAt: other ? `${effective}T12:00:00+07:00` : null } as Operation['variables']['input'];
      const { outcome, refusals } = await send<Operation>(mutation, body);
      if (refusals.length === 0) return onDone(outcome, values);
      setStale(refusals.some((refusal) => refusal.__typename === 'StaleRevision'));
      setProblems(
        refusals.map((refusal) => {
          const at = fieldOf(present, refusal.path);
          const holders = (refusal.holders ?? []).map((seat) => seat.label).join('; ');
          const message = [refusal.message, refusal.remedy, holders ? told.holders(holders) : null].filter(Boolean).join(' ');
          return { field: at ? fieldId(at) : undefined, message };
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
    <form onSubmit={(event) => void record(event)} noValidate>
      <Stack>
        {explain ? <p className="soft">{explain}</p> : null}
        {fault ? <FaultNotice problem={fault} /> : null}
        {stale ? <Notice tone="warn" live>{told.stale}</Notice> : null}
        <ErrorSummary title={app.refused} problems={problems} />
        <CommandFields fields={present} values={values} errors={errors} sources={sources} onChange={(name: string, value: FieldValue) => setValues((before) => ({ ...before, [name]: value }))} />
        {dated ? (
          <Stack gap="s">
            <CheckField label={acts.backdate} hint={dated === 'past' ? acts.effectiveHint : told.datedHint} checked={redated} onChange={setRedated} />
            {redated ? <DateField id={EFFECTIVE} label={acts.effective} error={problems.find((one) => one.field === EFFECTIVE)?.message} value={effective} onChange={setEffective} max={dated === 'past' ? today : undefined} words={{ ...app.date, language }} /> : null}
          </Stack>
        ) : null}
        {preview?.(values) ?? null}
        <div className="row">
          <Action submit busy={busy} tone={grave ? 'danger' : 'primary'}>{submit}</Action>
          {onCancel ? <Action tone="quiet" onClick={onCancel}>{app.cancel}</Action> : null}
        </div>
      </Stack>
    </form>
  );
}
