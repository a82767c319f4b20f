import type { DemoAccount } from '../../app/auth';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';

/** Offices of the demonstration: one press and you are in. */
export function DemoAccounts({ accounts, busy, onEnter }: {
  accounts: readonly DemoAccount[]; busy: string | null; onEnter: (account: DemoAccount) => void;
}) {
  const { signIn: words } = useWords();
  const secrets = new Set(accounts.map((one) => one.password));
  const [secret] = secrets;
  return (
    <>
      <p className="soft">{words.demoText}</p>
      {secrets.size === 1 && secret ? <p>{words.demoPassword} <code>{secret}</code></p> : null}
      <ul className="rows">
        {accounts.map((one) => (
          <li key={one.account} className="row row-wide">
            <span>
              <strong className="block">{one.office}</strong>
              <span className="soft">{one.name ? `${one.name} · ` : ''}<code>{one.account}</code></span>
            </span>
            <Action tone="quiet" small busy={busy === one.account} label={words.demoAs(one.office)} onClick={() => onEnter(one)}>
              {words.enter}
            </Action>
          </li>
        ))}
      </ul>
    </>
  );
}
