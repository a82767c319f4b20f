import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { SignInOutcome } from '../../app/auth';
import { useSession } from '../../app/session';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { SecretField, TextField } from '../../ui/Fields';
import { Page, Section, Stack } from '../../ui/Layout';
import { ErrorSummary, type FieldProblem, Notice } from '../../ui/Notice';
import { DemoAccounts } from './DemoAccounts';

export function SignInPage() {
  const { signIn: words, app } = useWords();
  const session = useSession();
  const { next } = useSearch({ from: '/dang-nhap' });
  const navigate = useNavigate();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [busy, setBusy] = useState<string | null>(null);
  const onward = useRef(next ?? '/');

  useEffect(() => {
    if (session.standing === 'signed-in') void navigate({ to: onward.current, replace: true });
  }, [session.standing, navigate]);

  const enter = async (name: string, secret: string, key: string) => {
    setBusy(key);
    const outcome = await session.enter(name, secret);
    setBusy(null);
    const said: Record<Exclude<SignInOutcome, 'signed-in'>, FieldProblem> = {
      wrong: { field: 'account', message: words.wrong },
      throttled: { message: words.throttled },
      offline: { message: `${app.offlineTitle}. ${app.offlineText}` },
    };
    setProblems(outcome === 'signed-in' ? [] : [said[outcome]]);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing: FieldProblem[] = [];
    if (account.trim() === '') missing.push({ field: 'account', message: words.needAccount });
    if (password === '') missing.push({ field: 'password', message: words.needPassword });
    setProblems(missing);
    if (missing.length === 0) void enter(account, password, 'form');
  };

  const errorAt = (field: string) => problems.find((problem) => problem.field === field)?.message;

  return (
    <Page title={words.title} lede={words.lede} narrow>
      {session.standing === 'signed-out' ? <Notice tone="good" live>{words.signedOut}</Notice> : null}
      {session.standing === 'expired' ? <Notice tone="warn" live>{words.expired}</Notice> : null}
      <ErrorSummary title={app.fixThese} problems={problems} />
      <form className="section section-card" onSubmit={submit} noValidate>
        <Stack>
          {session.installation.name ? <h2>{session.installation.name}</h2> : null}
          <TextField id="account" label={words.account} value={account} onChange={setAccount} autoComplete="username" error={errorAt('account')} required />
          <SecretField id="password" label={words.password} value={password} onChange={setPassword} reveal={words.reveal} error={errorAt('password')} required />
          <div className="row">
            <Action submit busy={busy === 'form'}>{words.submit}</Action>
          </div>
        </Stack>
      </form>
      {session.installation.demo && session.installation.accounts.length > 0 ? (
        <Section title={words.demoTitle}>
          <DemoAccounts accounts={session.installation.accounts} busy={busy} onEnter={(one) => void enter(one.account, one.password, one.account)} />
        </Section>
      ) : null}
    </Page>
  );
}
