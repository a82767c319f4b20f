import { useRelayEnvironment } from 'react-relay';
import type { OverduePageQuery$data } from '../../__generated__/OverduePageQuery.graphql';
import { BehindList } from '../../app/BehindList';
import { useBehind } from '../../app/figures';
import { readNumber, shortDay, weekEnd } from '../../domain/heat';
import { askBehind, pageSize } from './behind';
import { useOverdueAddress } from './useOverdueAddress';
import { useOverdueWords } from './words';

type Heat = NonNullable<OverduePageQuery$data['overdueHeat']>;

/** The assignments behind the number that stands in the address. A past week is asked for as of its own end: the answer of then. */
export function OpenedNumber({ heat }: { heat: Heat }) {
  const overdue = useOverdueWords();
  const { search, asked, put } = useOverdueAddress();
  const environment = useRelayEnvironment();
  const number = readNumber(search.open);
  const week = number && number.kind !== 'age' ? heat.weeks.find((one) => one.weekStart === number.week) : undefined;
  const flow = number?.kind === 'week' && number.figure !== 'open' && number.figure !== 'overdue';
  // What was issued or completed in a week is told as known now, so the whole span is asked for; the stock only of its week.
  const asOf = week && !flow && week !== heat.weeks.at(-1) ? { knownAt: week.moment.knownAt, inForceAt: week.moment.inForceAt } : asked.asOf;
  const weeks = flow && week ? heat.weeks.length - heat.weeks.indexOf(week) : 1;
  const variables = { scope: asked.scope, against: asked.against, asOf, weeks, first: pageSize(weeks) };
  const reading = useBehind(JSON.stringify([search.open, variables]), async (after) => (number ? askBehind(environment, number, { ...variables, after }) : null));
  if (!number) return null;
  const span: [string, string] = number.kind === 'age' ? ['', ''] : [shortDay(number.week), shortDay(weekEnd(number.week))];
  const names = { open: overdue.columns.open, overdue: overdue.columns.overdue, issued: overdue.columns.issued, completedOnTime: overdue.columns.onTime, completedLate: overdue.columns.late };
  const title =
    number.kind === 'age' ? overdue.openedAge(heat.ageing.find((one) => one.key === number.key)?.label ?? number.key)
    : number.kind === 'cell' ? overdue.openedCell(heat.rows.find((row) => row.unit?.presentId === number.unit)?.unitName ?? '', ...span)
    : overdue.openedWeek(names[number.figure], ...span);
  return (
    <>
      <BehindList key={search.open} title={title} reading={reading} words={overdue} file="qua-han" onClose={() => put({ open: undefined })} />
      {week && !flow ? <p className="soft">{overdue.asThen}</p> : null}
    </>
  );
}
