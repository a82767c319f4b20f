import { graphql, useLazyLoadQuery } from 'react-relay';
import type { PeriodReportQuery } from '../../__generated__/PeriodReportQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea, type Freshness } from '../../app/DataArea';
import { download } from '../../app/download';
import { csv } from '../../domain/csv';
import { dayOf, showDay, showMoment } from '../../domain/days';
import { earlier, type Period, periodOf } from '../../domain/period';
import { headingOf } from '../../domain/units';
import { Action } from '../../ui/Action';
import { Loading, Row } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { countedOf, linesOf } from './figures';
import { FiguresTable } from './FiguresTable';
import { Opened } from './Opened';
import { PeriodFields, usePeriodName } from './PeriodFields';
import { ReportSheet } from './ReportSheet';
import { useReportAddress } from './ScopeFields';
import { SHOWN_QUERY } from './shownQuery';
import { useReportWords } from './words';

const query = graphql`
  query PeriodReportQuery($scope: StatisticsScope, $period: PeriodRange!, $cutOff: Date, $asOf: AsOf, $unit: ID!, $withUnit: Boolean!) {
    installation { name root { kind } }
    unit(id: $unit) @include(if: $withUnit) { name kind ancestors { kind } }
    statistics(scope: $scope, period: $period, cutOff: $cutOff, asOf: $asOf) {
      moment { knownAt position }
      rule
      ruleText
      figures { key label against numerator denominator rule }
      missingClarities { clarity label count }
    }
  }
`;

function Figures({ fetchKey, period, cutOff, at }: Freshness & { period: Period; cutOff: string; at: string | null }) {
  const report = useReportWords();
  const { search } = useReportAddress();
  const name = usePeriodName();
  const scope = search.unit || search.programme ? { unit: search.unit, programme: search.programme } : null;
  const asked = { scope, period, cutOff, asOf: at ? { knownAt: at } : null };
  const { statistics, unit, installation } = useLazyLoadQuery<PeriodReportQuery>(query, { ...asked, unit: search.unit ?? '', withUnit: Boolean(search.unit) }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!statistics) return <Loading label={report.title} />;
  const { figures, moment } = statistics;
  const lines = linesOf(figures);
  const span = report.span(showDay(period.from), showDay(period.until));
  const doubts = statistics.missingClarities.filter((one) => one.count > 0);
  const file = `bao-cao-${period.from}-${period.until}`;
  const save = () =>
    download(`${file}.csv`, csv(
      [report.indicator, ...(['ORIGINAL', 'CURRENT'] as const).flatMap((against) => [report.against[against], '/'])],
      lines.map(({ label, values }) => [label, values.ORIGINAL?.numerator, values.ORIGINAL?.denominator, values.CURRENT?.numerator, values.CURRENT?.denominator]),
    ));
  return (
    <>
      <div className="no-print"><Row>
        <Action tone="quiet" onClick={() => window.print()}>{report.print}</Action>
        <Action tone="quiet" onClick={save}>{report.csv}</Action>
      </Row></div>
      <ReportSheet
        subject={report.subject}
        lines={[name(period) ? `${name(period)}, ${span}` : span]}
        on={at ? dayOf(new Date(at)) : dayOf(new Date())}
        bodyName={unit?.name ?? installation?.name ?? ''}
        heading={headingOf(unit ? [unit.kind, ...unit.ancestors.map((one) => one.kind)] : [installation?.root?.kind ?? ''])}
        foot={[`${report.rule(statistics.rule)}: ${statistics.ruleText}`, report.known(showMoment(moment.knownAt), moment.position)]}
      >
        <p>{cutOff < period.until ? report.notOver(showDay(cutOff)) : report.cutOff(showDay(cutOff))} {report.counted(countedOf(figures, 'CURRENT'))}</p>
        <FiguresTable figures={figures} />
        <h2>{report.doubts}</h2>
        {doubts.length > 0 ? <ul>{doubts.map((one) => <li key={one.clarity}>{one.label}: {report.times(one.count)}</li>)}</ul> : <p>{report.doubtsNone}</p>}
      </ReportSheet>
      {search.open ? <Opened open={search.open} lines={lines} variables={asked} /> : null}
      <details className="more section section-card no-print">
        <summary>{report.query}</summary>
        <p className="soft">{report.queryText}</p>
        <pre className="shown-query">{SHOWN_QUERY}</pre>
        <p><strong>{report.variables}</strong></p>
        <pre className="shown-query">{JSON.stringify(asked, null, 2)}</pre>
      </details>
    </>
  );
}

/** The official figures of a period and a body. */
export function PeriodReport() {
  const report = useReportWords();
  const { search } = useReportAddress();
  const { at } = useAsOf();
  const today = dayOf(at ? new Date(at) : new Date());
  const year = periodOf('year', today, 'on14');
  const period = { from: search.from ?? year.from, until: search.until ?? year.until };
  const cutOff = earlier(period.until, today);
  const wrong = period.from > period.until || period.from > today;
  return (
    <DataArea lines={8}>
      {(fresh) => (
        <>
          <PeriodFields period={period} today={today} />
          {wrong ? <Notice tone="warn" live><p>{report.wrongOrder}</p></Notice> : <Figures {...fresh} period={period} cutOff={cutOff} at={at} />}
        </>
      )}
    </DataArea>
  );
}
