import { type FormEvent, useEffect, useRef, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay';
import type { ReceiptCheckQuery } from '../../__generated__/ReceiptCheckQuery.graphql';
import { FaultNotice } from '../../app/Fault';
import { Action } from '../../ui/Action';
import { DropField } from '../../ui/DropField';
import { Section, Stack } from '../../ui/Layout';
import { EventEntry } from './EventEntry';
import { useProofWords } from './words';

const query = graphql`
  query ReceiptCheckQuery($text: String!) {
    receiptCheck(text: $text) {
      verdict
      code
      words
      origin
      index
      headSize
      event { id ...EventEntry_entry }
    }
  }
`;

/** The largest receipt read, in bytes. */
const MOST = 64 * 1024;

type Checked = NonNullable<ReceiptCheckQuery['response']['receiptCheck']>;

/** What came of it, in words, and the entry behind it. Takes the focus when it appears. */
function Outcome({ checked }: { checked: Checked }) {
  const proof = useProofWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { verdict, words, index, headSize, origin, event } = checked;
  const known = verdict in proof.receiptVerdicts ? proof.receiptVerdicts[verdict as keyof typeof proof.receiptVerdicts] : proof.receiptUnsure;
  return (
    <Stack>
      <div ref={box} tabIndex={-1} role="status" className={`verdict ${verdict === 'VALID' ? 'verdict-yes' : verdict === 'INVALID' ? 'verdict-no' : 'verdict-part'}`}>
        <p className="verdict-word">{known}</p>
        <p>{words}</p>
        {index !== null && index !== undefined ? <p className="soft">{proof.receiptPlace(index, headSize ?? 0)}{origin ? <> <code>{origin}</code></> : null}</p> : null}
      </div>
      <p className="soft">{proof.receiptCaveat}</p>
      {event ? <div className="stack stack-s"><h3>{proof.receiptEntry}</h3><ul className="timeline"><li className="moment moment-plain"><EventEntry entry={event} level={4} /></li></ul></div> : null}
    </Stack>
  );
}

/** Dropped, chosen or pasted: does this receipt hold? */
export function ReceiptCheck() {
  const proof = useProofWords();
  const environment = useRelayEnvironment();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ turn: number; checked: Checked } | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const put = (next: string) => {
    setText(next);
    setMissing(false);
    setFound(null);
    setFault(null);
  };
  const check = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setMissing(text.trim() === '');
    if (text.trim() === '') return;
    setBusy(true);
    setFault(null);
    try {
      // What is pasted often has lost or gained a line end: a receipt ends with exactly one.
      const whole = `${text.replace(/\r\n?/g, '\n').trim()}\n`;
      const answer = await fetchQuery<ReceiptCheckQuery>(environment, query, { text: whole }, { fetchPolicy: 'network-only' }).toPromise();
      const checked = answer?.receiptCheck;
      setFound((last) => (checked ? { turn: (last?.turn ?? 0) + 1, checked } : null));
    } catch (problem) {
      setFault(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={proof.receipt} id="bien-nhan">
      <p>{proof.receiptLede}</p>
      <form className="stack stack-m no-print" onSubmit={(event) => void check(event)} noValidate>
        <DropField id="receipt" label={proof.receiptLabel} hint={proof.receiptHint} drop={proof.receiptDrop} choose={proof.receiptChoose} tooLarge={proof.receiptLarge} most={MOST} accept=".tlog-proof,.txt,text/plain" value={text} onChange={put} error={missing ? proof.receiptEmpty : undefined} />
        <div className="row"><Action submit busy={busy}>{proof.receiptCheck}</Action>{text ? <Action tone="quiet" onClick={() => put('')}>{proof.receiptClear}</Action> : null}</div>
      </form>
      {fault ? <FaultNotice problem={fault} /> : null}
      {found ? <Outcome key={found.turn} checked={found.checked} /> : null}
    </Section>
  );
}
