import { type FormEvent, useCallback, useState } from 'react';
import { createToken, readTokens, revokeToken, type Token } from '../../app/account';
import { useAsked } from '../../app/useAsked';
import { natural } from '../../domain/commandForm';
import { showMoment } from '../../domain/days';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { TextField } from '../../ui/Fields';
import { Empty, Loading, Section, Stack } from '../../ui/Layout';
import { ErrorSummary, type FieldProblem, Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { SettingsFrame, useSettingsWords } from './SettingsFrame';
import { trouble } from './trouble';

function Secret({ secret }: { secret: string }) {
  const words = useSettingsWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () => {
    navigator.clipboard.writeText(secret).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <Notice tone="good" title={words.tokenMade} live>
      <p><code className="secret block" data-testid="token-secret">{secret}</code></p>
      <p>{words.tokenMadeHint}</p>
      <div className="row"><Action small tone="quiet" onClick={copy}>{words.copy}</Action>{copied === null ? null : <span role="status">{copied ? words.copied : words.copyFailed}</span>}</div>
    </Notice>
  );
}

function NewToken({ onMade }: { onMade: () => void }) {
  const { language, words: { app } } = useLanguage();
  const words = useSettingsWords();
  const [form, setForm] = useState({ label: '', days: '90' });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [secret, setSecret] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const at = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const days = natural(form.days);
    const found: FieldProblem[] = [];
    if (form.label.trim() === '') found.push({ field: 'token-label', message: words.needed(words.tokenLabel) });
    if (days === null || days < 1 || days > 365) found.push({ field: 'token-days', message: words.tokenDaysBad });
    setProblems(found);
    if (found.length > 0 || days === null) return;
    setBusy(true);
    try {
      const made = await createToken(language, form.label, days);
      setSecret(made.secret);
      setForm({ label: '', days: '90' });
      onMade();
    } catch (problem) {
      setProblems([{ message: trouble(words, problem) }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        {secret ? <Secret key={secret} secret={secret} /> : null}
        <ErrorSummary title={app.fixThese} problems={problems} />
        <div className="fields">
          <TextField id="token-label" label={words.tokenLabel} hint={words.tokenLabelHint} maxLength={100} value={form.label} onChange={(label) => setForm({ ...form, label })} error={at('token-label')} />
          <TextField id="token-days" label={words.tokenDays} hint={words.tokenDaysHint} inputMode="numeric" maxLength={3} value={form.days} onChange={(days) => setForm({ ...form, days })} error={at('token-days')} />
        </div>
        <p className="soft">{words.tokenScope}: {words.tokenScopes.read}.</p>
        <div className="row"><Action submit busy={busy}>{words.newToken}</Action></div>
      </Stack>
    </form>
  );
}

function scopeName(words: ReturnType<typeof useSettingsWords>, scope: string): string {
  return scope === 'read' ? words.tokenScopes.read : scope;
}

/** Keys for dashboards: made, shown once, taken back. */
export function TokensPage() {
  const { language, words: { app } } = useLanguage();
  const words = useSettingsWords();
  const [asked, again] = useAsked(useCallback(() => readTokens(language), [language]));
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null);
  const [now] = useState(() => Date.now());
  const revoke = async ({ id, label }: Token) => {
    try {
      await revokeToken(language, id);
      setSaid({ tone: 'good', text: words.revoked(label) });
      again();
    } catch (problem) {
      setSaid({ tone: 'bad', text: trouble(words, problem) });
    }
  };
  return (
    <SettingsFrame part="tokens">
      <Section title={words.newToken}><NewToken onMade={again} /></Section>
      <Section title={words.tokens}>
        {said ? <Notice tone={said.tone} live>{said.text}</Notice> : null}
        {asked.state === 'waiting' ? <Loading label={app.loading} lines={3} />
        : asked.state === 'failed' ? <Notice tone="bad" live><p>{trouble(words, asked.problem)}</p><div className="row"><Action tone="quiet" onClick={again}>{app.retry}</Action></div></Notice>
        : asked.answer.length === 0 ? <Empty title={words.tokensNone}><p>{words.tokensNoneText}</p></Empty>
        : (
          <Table
            caption={<span className="visually-hidden">{words.tokens}</span>}
            items={asked.answer}
            keyOf={(one) => one.id}
            columns={[
              { key: 'label', title: words.tokenLabel, names: true, width: 30, cell: ({ label, scopes }: Token) => <>{label}<span className="soft block">{scopes.map((scope) => scopeName(words, scope)).join(', ')}</span></> },
              { key: 'created', title: words.created, width: 18, cell: ({ createdAt }: Token) => showMoment(createdAt) },
              { key: 'expires', title: words.expires, width: 18, cell: ({ expiresAt }: Token) => <>{showMoment(expiresAt)}{Date.parse(expiresAt) <= now ? <span className="soft block">{words.expired}</span> : null}</> },
              { key: 'used', title: words.lastUsed, width: 18, cell: ({ lastUsedAt }: Token) => (lastUsedAt ? showMoment(lastUsedAt) : words.never) },
              { key: 'revoke', title: words.revoke, width: 16, cell: (one: Token) => <Action small tone="danger" label={words.revokeLabel(one.label)} onClick={() => void revoke(one)}>{words.revoke}</Action> },
            ]}
          />
        )}
      </Section>
      <Section title={words.schema}>
        <p>{words.schemaText}</p>
        <p><a href="/schema.graphql" download="sauro.graphql">{words.schemaDownload}</a></p>
      </Section>
    </SettingsFrame>
  );
}
