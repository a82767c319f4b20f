import { useCallback, useEffect, useRef, useState } from 'react';
import { useAct } from '../../app/useAct';
import { useWords } from '../../i18n';
import { type AnswerKind, DECISIONS, type Given, type Verb } from './decisions';

/** How long an answer can be taken back before it is sent. */
const UNDO_FOR = 8_000;
/** How long it stays on the screen that something was recorded or taken back. */
const TOLD_FOR = 6_000;

/** An answer on its way. Its command id is made once, so that a retry never records twice. */
export interface Answer {
  key: string;
  kind: AnswerKind;
  verb: Verb;
  code: string;
  assignment: string;
  revision: number;
  given: Given;
  seatLabel: string | null;
  command: string;
}

export interface Failure {
  answer: Answer;
  problems: readonly string[];
}

export interface Outbox {
  /** The answer that can still be taken back. */
  waiting: Answer | null;
  /** The last answer that was recorded. */
  sent: Answer | null;
  /** The last one that was taken back. */
  undone: Answer | null;
  /** Whether taking back has been on the screen long enough. */
  told: boolean;
  failed: ReadonlyMap<string, Failure>;
  /** Whether a request has been answered here, whatever the server says yet. */
  isAnswered: (key: string) => boolean;
  put: (answer: Answer) => void;
  undo: () => void;
  flush: () => void;
}

/** Keeps one answer back for a few seconds, then sends it; the next answer sends the one before. Leaving sends too. */
export function useOutbox(onSent: (position: string | null) => void): Outbox {
  const act = useAct();
  const { inbox } = useWords();
  const [waiting, setWaiting] = useState<Answer | null>(null);
  const [sent, setSent] = useState<Answer | null>(null);
  const [undone, setUndone] = useState<Answer | null>(null);
  const [told, setTold] = useState(false);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<ReadonlyMap<string, Failure>>(new Map());
  const held = useRef<Answer | null>(null);

  const send = useCallback(
    async (answer: Answer) => {
      const decision = DECISIONS[answer.kind][answer.verb];
      if (!decision) return;
      const fail = (problems: readonly string[]) => {
        setFailed((before) => new Map(before).set(answer.key, { answer, problems }));
        setAnswered((before) => new Set([...before].filter((key) => key !== answer.key)));
      };
      try {
        const outcome = await act(decision.mutation, {
          ...decision.input(answer.given), commandId: answer.command, assignment: answer.assignment, expectedRevision: answer.revision,
        });
        if (outcome.userErrors.length > 0) return fail(outcome.userErrors.map((error) => [error.message, error.remedy].filter(Boolean).join(' ')));
        setSent(answer);
        onSent(outcome.position ?? null);
      } catch {
        fail([inbox.offline]);
      }
      return undefined;
    },
    [act, inbox.offline, onSent],
  );

  const release = useCallback(() => {
    const answer = held.current;
    held.current = null;
    setWaiting(null);
    if (answer) void send(answer);
  }, [send]);
  const releaseLatest = useRef(release);
  useEffect(() => {
    releaseLatest.current = release;
  }, [release]);
  useEffect(() => () => releaseLatest.current(), []);

  useEffect(() => {
    if (!waiting) return undefined;
    const timer = window.setTimeout(() => releaseLatest.current(), UNDO_FOR);
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('beforeunload', ask);
    };
  }, [waiting]);

  useEffect(() => {
    if (!sent && !undone) return undefined;
    const timer = window.setTimeout(() => {
      setSent(null);
      setTold(true);
    }, TOLD_FOR);
    return () => window.clearTimeout(timer);
  }, [sent, undone]);

  return {
    waiting,
    sent,
    undone,
    told,
    failed,
    isAnswered: (key) => answered.has(key),
    put: (answer) => {
      release();
      held.current = answer;
      setWaiting(answer);
      setUndone(null);
      setSent(null);
      setFailed((before) => new Map([...before].filter(([key]) => key !== answer.key)));
      setAnswered((before) => new Set(before).add(answer.key));
    },
    undo: () => {
      const answer = held.current;
      held.current = null;
      setWaiting(null);
      setUndone(answer);
      setTold(false);
      if (answer) setAnswered((before) => new Set([...before].filter((key) => key !== answer.key)));
    },
    flush: release,
  };
}
