import { useCallback, useRef, useState } from 'react';
import type { TermsInput } from '../../__generated__/useClarityQuery.graphql';
import { type Outcome, useAct } from '../../app/useAct';
import { ulid } from '../../domain/ulid';
import { draftMutation, issueMutation, reviseMutation } from './drafting';

/** A draft that the server keeps. */
export interface KeptDraft {
  id: string;
  code: string;
  revision: number;
  /** What it says, as it was last sent. */
  said: string;
}

export type GivingStep =
  | { state: 'writing' }
  | { state: 'saved'; code: string }
  | { state: 'blocked'; outcome: Outcome; kept: KeptDraft | null }
  | { state: 'issued'; code: string; outcome: Outcome }
  | { state: 'fault'; problem: unknown };

/**
 * Draft, then issue. Every command keeps its id until it has been answered, so that pressing again after a lost
 * connection can neither draft twice nor issue twice.
 */
export function useGiving(start: KeptDraft | null): {
  step: GivingStep;
  kept: KeptDraft | null;
  busy: 'save' | 'issue' | null;
  save: (terms: TermsInput) => Promise<void>;
  issue: (terms: TermsInput) => Promise<void>;
} {
  const send = useAct();
  const [step, setStep] = useState<GivingStep>({ state: 'writing' });
  const [busy, setBusy] = useState<'save' | 'issue' | null>(null);
  const [shown, setShown] = useState<KeptDraft | null>(start);
  const kept = useRef<KeptDraft | null>(start);
  const commands = useRef(new Map<string, string>());

  /** The id of the command that would say exactly this; made once. */
  const command = useCallback((what: string): string => {
    const known = commands.current.get(what) ?? ulid();
    commands.current.set(what, known);
    return known;
  }, []);

  const keep = useCallback(
    async function keep(terms: TermsInput): Promise<Outcome | null> {
      const said = JSON.stringify(terms);
      const before = kept.current;
      if (before?.said === said) return null;
      const created = !before;
      const outcome = before
        ? await send(reviseMutation, { commandId: command(`revise ${before.revision} ${said}`), assignment: before.id, expectedRevision: before.revision, terms })
        : await send(draftMutation, { commandId: command('draft'), terms });
      const { assignment } = outcome;
      if (outcome.userErrors.length === 0 && assignment) {
        // A draft that an earlier, unanswered attempt made may say something older: it is rewritten.
        const older = created && outcome.repeated;
        kept.current = { id: assignment.id, code: assignment.code, revision: assignment.revision, said: older ? '' : said };
        setShown(kept.current);
        return older ? keep(terms) : null;
      }
      return outcome;
    },
    [send, command],
  );

  const run = useCallback(async (what: 'save' | 'issue', work: () => Promise<GivingStep>) => {
    setBusy(what);
    try {
      setStep(await work());
    } catch (problem) {
      setStep({ state: 'fault', problem });
    } finally {
      setBusy(null);
    }
  }, []);

  const save = useCallback(
    (terms: TermsInput) =>
      run('save', async () => {
        const refused = await keep(terms);
        return refused ? { state: 'blocked', outcome: refused, kept: kept.current } : { state: 'saved', code: kept.current?.code ?? '' };
      }),
    [keep, run],
  );

  const issue = useCallback(
    (terms: TermsInput) =>
      run('issue', async () => {
        const refused = await keep(terms);
        const draft = kept.current;
        if (refused) return { state: 'blocked', outcome: refused, kept: draft };
        if (!draft) throw new Error('the draft was not kept');
        const outcome = await send(issueMutation, { commandId: command(`issue ${draft.id} ${draft.revision}`), assignment: draft.id, expectedRevision: draft.revision });
        return outcome.userErrors.length === 0 ? { state: 'issued', code: outcome.assignment?.code ?? draft.code, outcome } : { state: 'blocked', outcome, kept: draft };
      }),
    [keep, run, send, command],
  );

  return { step, kept: shown, busy, save, issue };
}
