import { type FormEvent, useEffect, useRef, useState } from 'react';
import { wholeNumber } from '../../domain/draft';
import { clean } from '../../domain/text';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { ProseField, TextField } from '../../ui/Fields';
import { Pills } from '../../ui/Pills';
import { keptReport } from './keptReport';

const STEPS = [25, 50, 75, 100];

/** A progress report in two taps: how much, and send. Words are welcome. */
export function QuickReport({ account, assignment, code, onSend, onClose }: {
  account: string; assignment: string; code: string; onSend: (text: string, percent: number | null) => void; onClose: () => void;
}) {
  const { quick, app } = useWords();
  const [kept] = useState(() => keptReport.read(account, assignment));
  const [percent, setPercent] = useState(kept?.percent ?? '');
  const [text, setText] = useState(kept?.text ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLFormElement>(null);

  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input')?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    const form = box.current;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && !event.isComposing && onClose();
    form?.addEventListener('keydown', onKey);
    return () => form?.removeEventListener('keydown', onKey);
  }, [onClose]);
  useEffect(() => keptReport.write(account, assignment, { percent, text }), [account, assignment, percent, text]);

  const share = wholeNumber(percent, 0, 100);
  const said = clean(text) || (share === null ? '' : quick.onlyPercent(share));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (percent.trim() !== '' && share === null) return setProblem(quick.badPercent);
    if (!said) return setProblem(quick.needed);
    keptReport.write(account, assignment, { percent: '', text: '' });
    onSend(said, share);
    return undefined;
  };

  return (
    <form
      ref={box}
      className="quick"
      aria-label={quick.reportOf(code)}
      onSubmit={submit}
      noValidate
    >
      {kept ? <p className="soft">{quick.kept}</p> : null}
      <div className="quick-share">
        <Pills label={quick.done} value={share} options={STEPS.map((value) => ({ value, label: `${value}%` }))} onChange={(value) => setPercent(value === null ? '' : String(value))} />
        <TextField id={`quick-percent-${assignment}`} label={quick.other} inputMode="numeric" maxLength={3} value={percent} onChange={setPercent} error={problem === quick.badPercent ? problem : undefined} />
      </div>
      <ProseField
        id={`quick-text-${assignment}`}
        label={share === null ? quick.words : quick.wordsOptional}
        rows={2}
        value={text}
        onChange={(value) => {
          setText(value);
          setProblem(null);
        }}
        error={problem === quick.needed ? problem : undefined}
      />
      {said && !clean(text) ? <p className="soft">{quick.willSay(said)}</p> : null}
      <div className="row">
        <Action submit>{quick.send}</Action>
        <Action tone="quiet" onClick={onClose}>{app.cancel}</Action>
      </div>
    </form>
  );
}
