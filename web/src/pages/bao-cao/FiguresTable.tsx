import { Link } from '@tanstack/react-router';
import { useReportAddress } from './ScopeFields';
import { AGAINST, linesOf, percentOf, type Against, type Figure, type Line } from './figures';
import { useReportWords } from './words';

function Value({ line, against }: { line: Line; against: Against }) {
  const report = useReportWords();
  const { search } = useReportAddress();
  const value = line.values[against];
  if (!value) return null;
  const { numerator, denominator } = value;
  const percent = percentOf(numerator, denominator);
  const open = `${line.key}.${against}`;
  const words = denominator === null ? String(numerator) : report.outOf(numerator, denominator);
  return (
    <>
      {numerator > 0 ? (
        <Link to="/bao-cao" search={{ ...search, open }} resetScroll={false} replace className="figure" aria-current={search.open === open ? 'true' : undefined} activeProps={{}}>
          {words}<span className="visually-hidden"> {report.openFigure(line.label, report.againstShort[against])}</span>
        </Link>
      ) : (
        <span className="figure">{words}</span>
      )}
      {percent === null ? null : <span className="soft block">{report.percent(percent)}</span>}
    </>
  );
}

/** The indicators: each against the first and the present deadline, each number a link to what it counts. */
export function FiguresTable({ figures }: { figures: readonly Figure[] }) {
  const report = useReportWords();
  return (
    <div className="table-scroll">
      <table className="figures-table">
        <caption className="visually-hidden">{report.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{report.indicator}</th>
            {AGAINST.map((against) => <th key={against} scope="col">{report.against[against]}</th>)}
          </tr>
        </thead>
        <tbody>
          {linesOf(figures).map((line) => (
            <tr key={line.key} className={line.bucket ? undefined : 'figures-rate'}>
              <th scope="row">{line.label}<span className="soft block">{line.rule}</span></th>
              {AGAINST.map((against) => <td key={against}><Value line={line} against={against} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
