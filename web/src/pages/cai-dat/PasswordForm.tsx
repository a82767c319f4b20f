import { type FormEvent, useState } from 'react';
import { changePassword, readAbout } from '../../app/account';
import { useAsked } from '../../app/useAsked';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { SecretField } from '../../ui/Fields';
import { Stack } from '../../ui/Layout';
import { ErrorSummary, type FieldProblem, Notice } from '../../ui/Notice';
import { useSettingsWords } from './SettingsFrame';
import { trouble } from './trouble';

/** Changes the own password: the old one, and the new one twice. */
export function PasswordForm() {
  const { language, words: { app } } = useLanguage();
  const words = useSettingsWords();
  const [about] = useAsked(readAbout);
  const { passwordFewest: fewest, passwordAdvised: advised } = about.state === 'there' ? about.answer : { passwordFewest: 8, passwordAdvised: 15 };
  const [form, setForm] = useState({ old: '', next: '', again: '' });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [said, setSaid] = useState(false);
  const [busy, setBusy] = useState(false);
  const at = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const put = (patch: Partial<typeof form>) => setForm({ ...form, ...patch });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setSaid(false);
    const found: FieldProblem[] = [];
    if (form.old === '') found.push({ field: 'password-old', message: words.needed(words.oldPassword) });
    if ([...form.next.normalize('NFC')].length < fewest) found.push({ field: 'password-new', message: words.passwordShort(fewest) });
    else if (form.next !== form.again) found.push({ field: 'password-again', message: words.passwordDiffers });
    setProblems(found);
    if (found.length > 0) return;
    setBusy(true);
    try {
      await changePassword(language, form.old, form.next);
      setForm({ old: '', next: '', again: '' });
      setSaid(true);
    } catch (problem) {
      setProblems([{ message: trouble(words, problem) }]);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        {said ? <Notice tone="good" live>{words.passwordChanged}</Notice> : null}
        <ErrorSummary title={app.fixThese} problems={problems} />
        <SecretField id="password-old" label={words.oldPassword} value={form.old} onChange={(old) => put({ old })} reveal={words.reveal} error={at('password-old')} />
        <SecretField id="password-new" label={words.newPassword} hint={words.newPasswordHint(fewest, advised)} value={form.next} onChange={(next) => put({ next })} reveal={words.reveal} error={at('password-new')} autoComplete="new-password" />
        <SecretField id="password-again" label={words.repeatPassword} value={form.again} onChange={(again) => put({ again })} reveal={words.reveal} error={at('password-again')} autoComplete="new-password" />
        <div className="row"><Action submit busy={busy}>{words.password}</Action></div>
      </Stack>
    </form>
  );
}
