import { dayOf, daysBetween, showDay } from '../../domain/days';
import { useWords } from '../../i18n';
import type { DecisionKind } from './decisions';

interface Deadline {
  readonly original?: string | null;
  readonly current?: string | null;
  readonly extensionCount: number;
}

/** What follows from each answer, before it is given. Dates count in days against the first and the present deadline. */
export function Consequences({ kind, until, askedAt, deadline, daysLate }: {
  kind: DecisionKind; until: string | null; askedAt: string | null; deadline: Deadline; daysLate: number;
}) {
  const { inbox } = useWords();
  const { original, current, extensionCount } = deadline;
  const stays = current ? (daysLate > 0 ? inbox.refuseLate(showDay(current), daysLate) : inbox.refuse(showDay(current))) : null;
  const [yes, no] = ((): [string[], string[]] => {
    switch (kind) {
      case 'RESULT_ACCEPT': {
        const day = askedAt ? dayOf(new Date(askedAt)) : dayOf(new Date());
        const late = current ? Math.max(0, daysBetween(current, day)) : 0;
        const lateFirst = original ? Math.max(0, daysBetween(original, day)) : 0;
        const done = !current ? inbox.acceptUndated(showDay(day)) : late > 0 ? inbox.acceptLate(showDay(day), late) : inbox.acceptOnTime(showDay(day));
        // Judged by the day it was entered, until whoever accepts agrees to the day that was named.
        const named = late === 0 && daysLate > 0 ? [inbox.acceptNamed(showDay(day), daysLate)] : [];
        return [[done, ...named, ...(lateFirst > late ? [inbox.acceptLateFirst(lateFirst)] : [])], [current ? inbox.returnGoesOn(showDay(current)) : inbox.returnUndated]];
      }
      case 'EXTENSION_GRANT':
        return [
          [...(until ? [inbox.grant(showDay(until), extensionCount + 1)] : []), ...(original ? [inbox.grantFirst(showDay(original))] : [])],
          stays ? [stays] : [],
        ];
      case 'PROPOSAL_ANSWER': return [[inbox.agree], [inbox.disagree]];
      case 'CLARITY_ANSWER': return [[inbox.answered], []];
      case 'OBSTACLE_RESOLVE': return [[inbox.resolved], []];
      case 'LEAD_REASSIGN': return [[], []];
    }
  })();
  if (yes.length === 0 && no.length === 0) return null;
  return (
    <section className="inbox-consequences" aria-label={inbox.consequences}>
      {yes.length > 0 ? <p>{no.length > 0 ? <strong>{inbox.ifYes}: </strong> : null}{yes.join(' ')}</p> : null}
      {no.length > 0 ? <p><strong>{inbox.ifNo}: </strong>{no.join(' ')}</p> : null}
    </section>
  );
}
