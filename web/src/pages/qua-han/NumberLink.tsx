import { Link } from '@tanstack/react-router';
import { type OpenNumber, writeNumber } from '../../domain/heat';
import { useOverdueAddress } from './useOverdueAddress';
import { useOverdueWords } from './words';

/** A number that opens to what it counts; nought is only a dash. */
export function NumberLink({ count, number, said }: { count: number; number: OpenNumber; said?: string }) {
  const overdue = useOverdueWords();
  const { search } = useOverdueAddress();
  if (count === 0) return <span className="soft"><span aria-hidden="true">–</span><span className="visually-hidden">0{said ? `, ${said}` : ''}</span></span>;
  return (
    <Link to="/qua-han" search={{ ...search, open: writeNumber(number) }} resetScroll={false} replace className="number">
      {count}<span className="visually-hidden"> {said ? `(${said})` : ''}: {overdue.seeThese}</span>
    </Link>
  );
}
