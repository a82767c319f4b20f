import { showDay } from '../../domain/days';
import { useWords } from '../../i18n';

/** A deadline in words, and its date. `daysLeft` is negative once it has passed; a draft has none before it is given. */
export function Due({ due, daysLeft, open = true, draft = false }: { due: string | null; daysLeft: number | null; open?: boolean; draft?: boolean }) {
  const { work } = useWords();
  if (!due) return <span className="due"><span className="due-words soft">{draft ? work.dueWhenGiven : work.undated}</span></span>;
  const words =
    daysLeft === null || !open ? null
    : daysLeft < 0 ? work.overdueBy(-daysLeft)
    : daysLeft === 0 ? work.dueToday
    : daysLeft === 1 ? work.dueTomorrow
    : work.dueIn(daysLeft);
  const tone = !open || daysLeft === null ? '' : daysLeft < 0 ? ' due-late' : daysLeft <= 3 ? ' due-soon' : '';
  return (
    <span className="due">
      {words ? <span className={`due-words${tone}`}>{words}</span> : null}
      <time dateTime={due} className={words ? 'soft' : ''}>{showDay(due)}</time>
    </span>
  );
}
