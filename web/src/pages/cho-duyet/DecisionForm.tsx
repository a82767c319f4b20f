import { useState } from 'react';
import { useLookups } from '../../app/lookups';
import type { Choice } from '../../domain/choice';
import { clean } from '../../domain/text';
import { ulid } from '../../domain/ulid';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { ProseField } from '../../ui/Fields';
import { Notice } from '../../ui/Notice';
import { Picker } from '../../ui/Picker';
import { type AnswerKind, DECISIONS, type Verb } from './decisions';
import type { Waiting } from './InboxItem';
import type { Outbox } from './useOutbox';

interface Allowed {
  readonly act: string;
  readonly allowed: boolean;
  readonly reason?: string | null;
}

/** One box for the words and one press for the answer. What could not be recorded comes back as it was typed. */
export function DecisionForm({ waiting, kind, item, revision, acts, outbox, onAnswer }: {
  waiting: Waiting; kind: AnswerKind; item: string; revision: number; acts: readonly Allowed[]; outbox: Outbox; onAnswer: () => void;
}) {
  const { inbox, app } = useWords();
  const lookups = useLookups();
  const failure = outbox.failed.get(waiting.key);
  const before = failure?.answer ?? (outbox.undone?.key === waiting.key ? outbox.undone : null);
  const [text, setText] = useState(before?.given.text ?? '');
  const [referring, setReferring] = useState(before?.verb === 'refer');
  const [seat, setSeat] = useState<Choice | null>(before?.given.seat ? { id: before.given.seat, label: before.seatLabel ?? '' } : null);
  const [error, setError] = useState<{ text?: string; seat?: string }>({});
  const decisions = DECISIONS[kind];
  const may = (verb: Verb) => {
    const decision = decisions[verb];
    return decision ? (acts.find((one) => one.act === decision.act)?.allowed ?? false) : false;
  };
  const fallback = decisions.approve?.fallback === 'fallback' ? inbox.fallback : '';
  const needsWords = decisions.approve?.fallback === undefined;

  const give = (verb: Verb) => {
    const decision = decisions[verb];
    if (!decision) return;
    const typed = clean(text);
    const found = {
      ...(typed === '' && decision.fallback === undefined ? { text: verb === 'approve' ? inbox.needWords : inbox.needReason } : {}),
      ...(verb === 'refer' && !seat ? { seat: inbox.needSeat } : {}),
    };
    setError(found);
    if (found.seat || found.text) {
      document.getElementById(found.text ? 'inbox-words' : 'inbox-seat')?.focus();
      return;
    }
    const given = { item, text: typed || (decision.fallback === 'fallback' ? inbox.fallback : ''), seat: verb === 'refer' ? (seat?.id ?? null) : null };
    // The very same answer keeps its command id, so that trying again never records twice; another answer is another command.
    const same = failure && failure.answer.verb === verb && JSON.stringify(failure.answer.given) === JSON.stringify(given);
    outbox.put({
      key: waiting.key, kind, verb, code: waiting.code, assignment: waiting.assignment, revision, given, seatLabel: seat?.label ?? null,
      command: same ? failure.answer.command : ulid(),
    });
    onAnswer();
  };

  const words = inbox.answer[kind];
  if (!may('approve') && !may('return') && !may('refer')) {
    const reason = acts.find((one) => one.act === decisions.approve?.act)?.reason;
    return <Notice title={inbox.cannot}>{reason ? <p>{reason}</p> : null}</Notice>;
  }
  return (
    <form className="inbox-form" onSubmit={(event) => event.preventDefault()} noValidate>
      {failure ? (
        <Notice tone="bad" live title={inbox.failed(failure.answer.verb === 'refer' ? inbox.referred : words.done, waiting.code)}>
          {failure.problems.map((problem) => <p key={problem}>{problem}</p>)}
          <p>{inbox.failedText}</p>
        </Notice>
      ) : null}
      <ProseField id="inbox-words" label={inbox.words} hint={needsWords ? inbox.wordsNeeded : inbox.wordsHint(fallback || '—')} error={error.text} value={text} onChange={setText} rows={2} maxLength={4000} />
      {referring ? (
        <Picker id="inbox-seat" label={inbox.referTo} hint={inbox.referHint} error={error.seat} value={seat} onChange={setSeat} search={lookups.positions} words={app.picker} />
      ) : null}
      <div className="inbox-answers">
        {referring ? (
          <>
            <Action onClick={() => give('refer')}>{inbox.confirmRefer}</Action>
            <Action tone="quiet" onClick={() => setReferring(false)}>{app.cancel}</Action>
          </>
        ) : (
          <>
            {may('approve') ? <Action onClick={() => give('approve')}>{words.approve}</Action> : null}
            {decisions.return && may('return') ? <Action tone="danger" onClick={() => give('return')}>{words.return}</Action> : null}
            {may('refer') ? <Action tone="quiet" onClick={() => setReferring(true)}>{inbox.refer}</Action> : null}
          </>
        )}
      </div>
    </form>
  );
}
