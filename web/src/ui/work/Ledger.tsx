import { showDay, showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { Prose } from '../Layout';
import { type Moment, Timeline } from '../Timeline';

interface Named {
  readonly label: string;
}

/** One line of the deadline ledger, as the schema tells it. */
export interface LedgerEntry {
  readonly kind: string;
  readonly requestId?: string | null;
  readonly requestedUntil?: string | null;
  readonly requestedBy?: Named | null;
  readonly requestedAt?: string | null;
  readonly reason?: string | null;
  readonly claimedCause?: string | null;
  readonly afterExpiry: boolean;
  readonly decision?: string | null;
  readonly decidedBy?: Named | null;
  readonly decidedAt?: string | null;
  readonly decisionReason?: string | null;
  readonly due?: string | null;
  readonly cause?: string | null;
}

function momentOf(entry: LedgerEntry, index: number, { view, work }: Dictionary): Moment {
  const due = entry.due ? showDay(entry.due) : work.undated;
  const causeOf = (cause: LedgerEntry['cause']) => (cause === 'OBJECTIVE' || cause === 'SUBJECTIVE' ? view.causes[cause] : '');
  const key = `${entry.kind}${entry.requestId ?? ''}${index}`;
  const when = entry.decidedAt ? showMoment(entry.decidedAt) : '';
  const decided = entry.decidedBy ? (
    <p className="moment-note">{view.decidedBy}: {entry.decidedBy.label}{entry.kind === 'EXTENSION' && when ? `, ${when}` : ''}</p>
  ) : null;
  const why = entry.decisionReason ?? entry.reason;
  const told = (title: string, tone?: Moment['tone']): Moment => ({ key, title, when, tone, body: <>{why ? <Prose>{why}</Prose> : null}{decided}</> });
  switch (entry.kind) {
    case 'EXTENSION': {
      const verdict = entry.decision === 'GRANTED' ? view.ledgerGranted(due) : entry.decision === 'REFUSED' ? view.ledgerRefused : view.ledgerPending;
      return {
        key,
        title: entry.requestedUntil ? view.ledgerRequest(showDay(entry.requestedUntil)) : view.ledgerGranted(due),
        when: entry.requestedAt ? showMoment(entry.requestedAt) : '',
        tone: entry.decision === 'GRANTED' ? 'good' : entry.decision === 'REFUSED' ? 'bad' : 'warn',
        body: (
          <>
            {entry.requestedBy ? <p className="moment-note">{view.askedBy}: {entry.requestedBy.label}; {entry.afterExpiry ? view.afterExpiry : view.beforeExpiry}</p> : null}
            {entry.reason ? <Prose>{view.reason}: {entry.reason}{entry.claimedCause ? ` (${causeOf(entry.claimedCause)})` : ''}</Prose> : null}
            <p><strong>{verdict}</strong></p>
            {entry.decisionReason ? <Prose>{entry.decisionReason}</Prose> : null}
            {decided}
          </>
        ),
      };
    }
    case 'CAUSE_CONFIRMED': return told(`${view.cause}: ${causeOf(entry.cause)}`);
    case 'REOPENED': return told(view.ledgerReopened(due), 'warn');
    case 'SUSPENDED': return told(view.ledgerSuspended, 'warn');
    case 'RESUMED': return told(view.ledgerResumed);
    default: return told(`${view.ledgerOriginal}: ${due}`);
  }
}

/** The first date, every request with its reason and decision, and the date now. */
export function Ledger({ entries }: { entries: readonly LedgerEntry[] }) {
  const words = useWords();
  const { view } = words;
  return (
    <>
      <Timeline label={view.ledger} moments={entries.map((entry, index) => momentOf(entry, index, words))} />
      {entries.some((entry) => entry.kind === 'EXTENSION') ? null : <p className="soft">{view.ledgerEmpty}</p>}
    </>
  );
}
