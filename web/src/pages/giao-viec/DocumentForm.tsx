import { useState } from 'react';
import type { Choice } from '../../domain/choice';
import { readDocumentNumber } from '../../domain/documentNumber';
import { clean } from '../../domain/text';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { SelectField, TextField } from '../../ui/Fields';
import { Stack } from '../../ui/Layout';
import { ErrorSummary, type FieldProblem } from '../../ui/Notice';
import { Day, Item } from './parts';

export const SIGNATURES = ['OWN', 'ON_BEHALF_OF_BODY', 'FOR_SUPERIOR', 'BY_ORDER', 'UNDER_AUTHORISATION', 'ACTING_HEAD'] as const;

export interface NewDocument {
  number: string;
  issuer: string;
  dated: string;
  subject: string;
  signer: string;
  signature: (typeof SIGNATURES)[number];
}

export type Registered = { choice: Choice } | { problems: readonly string[] };

/** Puts a document on the register, so that an assignment can rest on it. */
export function DocumentForm({ today, number: typed, onRegister, onDone }: {
  today: string; number: string; onRegister: (document: NewDocument) => Promise<Registered>; onDone: (choice: Choice) => void;
}) {
  const { give, app } = useWords();
  const [facts, setFacts] = useState<Omit<NewDocument, 'dated'> & { dated: string | null }>({
    number: typed, issuer: '', dated: null, subject: '', signer: '', signature: 'OWN',
  });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const put = (patch: Partial<typeof facts>) => setFacts({ ...facts, ...patch });
  const at = (field: string) => problems.find((problem) => problem.field === `document-${field}`)?.message;

  const register = async () => {
    const number = readDocumentNumber(facts.number);
    const found: FieldProblem[] = [];
    if (!number) found.push({ field: 'document-number', message: give.numberBad });
    for (const name of ['issuer', 'dated', 'subject'] as const) {
      if (!facts[name] || clean(facts[name]) === '') found.push({ field: `document-${name}`, message: give.fieldNeeded(give[name]) });
    }
    setProblems(found);
    if (found.length > 0 || !number || !facts.dated) return;
    setBusy(true);
    const outcome = await onRegister({ ...facts, number: number.text, dated: facts.dated });
    setBusy(false);
    if ('choice' in outcome) onDone(outcome.choice);
    else setProblems(outcome.problems.map((message) => ({ message })));
  };

  return (
    <Item title={give.register}>
      <p className="soft">{give.secret}</p>
      <ErrorSummary title={app.fixThese} problems={problems} />
      <div className="fields">
        <TextField id="document-number" label={give.number} hint={give.numberHint} value={facts.number} onChange={(number) => put({ number })} error={at('number')} />
        <Day id="document-dated" label={give.dated} value={facts.dated} onChange={(dated) => put({ dated })} max={today} error={at('dated')} />
      </div>
      <Stack>
        <TextField id="document-issuer" label={give.issuer} value={facts.issuer} onChange={(issuer) => put({ issuer })} error={at('issuer')} />
        <TextField id="document-subject" label={give.subject} value={facts.subject} onChange={(subject) => put({ subject })} error={at('subject')} />
      </Stack>
      <div className="fields">
        <TextField label={give.signer} value={facts.signer} onChange={(signer) => put({ signer })} />
        <SelectField label={give.signature} value={facts.signature} options={SIGNATURES.map((value) => ({ value, label: give.signatures[value] }))} onChange={(signature) => put({ signature })} />
      </div>
      <div className="row">
        <Action tone="quiet" busy={busy} onClick={() => void register()}>{give.register}</Action>
      </div>
    </Item>
  );
}
