import { outbox, useOutbox } from '../../app/outbox';
import { showMoment } from '../../domain/days';
import type { Pending, Sent } from '../../domain/outbox';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Chip } from '../../ui/Chip';
import { Notice } from '../../ui/Notice';

const said = (one: Pending | Sent, words: ReturnType<typeof useWords>) =>
  one.act === 'ACKNOWLEDGE' ? words.quick.acknowledged : [one.percent === null ? null : `${one.percent}%`, one.text].filter(Boolean).join(' · ');

/** One message: not sent yet, being sent, refused, or sent, with what it says. */
function Line({ one, sending, code }: { one: Pending | Sent; sending: boolean; code: boolean }) {
  const words = useWords();
  const { quick } = words;
  const waiting = 'state' in one;
  const refused = waiting && one.state === 'refused';
  return (
    <div className="send-state">
      <span className="row row-tight">
        {refused ? <Chip tone="red" mark="cross">{quick.refused}</Chip>
          : sending ? <Chip tone="blue" mark="clock">{quick.sending}</Chip>
          : waiting ? <Chip tone="amber" mark="soon">{quick.waiting}</Chip>
          : <Chip tone="green" mark="check">{quick.sent}</Chip>}
        <span className="soft">{waiting ? showMoment(one.made) : quick.sentAt(showMoment(one.at))}</span>
      </span>
      <span className="send-said">{code ? `${one.code}: ` : ''}{said(one, words)}</span>
      {refused ? <span>{one.refusal || quick.refusedSeat}</span> : null}
      {waiting && !refused && !sending ? <span className="soft">{quick.waitingWhy}</span> : null}
      {waiting && !sending ? (
        <span className="row">
          {refused ? null : <Action tone="quiet" small onClick={outbox.retry}>{quick.retry}</Action>}
          <Action tone="quiet" small label={quick.withdrawOf(one.code)} onClick={() => outbox.withdraw(one.command)}>{quick.withdraw}</Action>
        </span>
      ) : null}
    </div>
  );
}

/** In the row of an assignment: what was said of it from this device. */
export function SendState({ account, assignment }: { account: string; assignment: string }) {
  const { pending, sent, sending } = useOutbox();
  const waiting = pending.filter((one) => one.account === account && one.assignment === assignment);
  const last = sent.find((one) => one.assignment === assignment);
  if (waiting.length === 0 && !last) return null;
  return (
    <div className="send-states">
      {waiting.map((one) => <Line key={one.command} one={one} sending={sending === one.command} code={false} />)}
      {last && waiting.length === 0 ? <Line one={last} sending={false} code={false} /> : null}
    </div>
  );
}

/** Above the list: everything not sent yet, and a spoken word when it has been. */
export function OutboxNotice({ account }: { account: string }) {
  const { quick, ...words } = useWords();
  const { pending, sent, sending } = useOutbox();
  const waiting = pending.filter((one) => one.account === account);
  const last = sent[0];
  const refused = waiting.filter((one) => one.state === 'refused');
  return (
    <>
      <p role="status" className="visually-hidden">
        {waiting.length > 0 ? quick.boxCount(waiting.length) : last ? quick.saved(last.code, said(last, { quick, ...words })) : ''}
      </p>
      {waiting.length > 0 ? (
        <Notice tone="warn" title={quick.boxCount(waiting.length)}>
          <p>{waiting.map((one) => one.code).join(', ')}</p>
          {refused.length < waiting.length ? <p>{quick.waitingWhy}</p> : null}
          {refused.map((one) => <Line key={one.command} one={one} sending={sending === one.command} code />)}
        </Notice>
      ) : null}
    </>
  );
}
