import '../../ui/css/heat.css';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { OverduePageQuery } from '../../__generated__/OverduePageQuery.graphql';
import { DataArea, type Freshness } from '../../app/DataArea';
import { download } from '../../app/download';
import { useLookups } from '../../app/lookups';
import { csv } from '../../domain/csv';
import { showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { SelectField } from '../../ui/Fields';
import { Empty, Loading, Page, Section } from '../../ui/Layout';
import { Picker } from '../../ui/Picker';
import { Ageing } from './Ageing';
import { HeatMap } from './HeatMap';
import { OpenedNumber } from './OpenedNumber';
import { Trend } from './Trend';
import { useOverdueAddress } from './useOverdueAddress';
import { useOverdueWords } from './words';

const query = graphql`
  query OverduePageQuery($weeks: Int!, $scope: StatisticsScope, $against: DeadlineBasis, $asOf: AsOf, $unit: ID!, $withUnit: Boolean!) {
    unit(id: $unit) @include(if: $withUnit) { id name }
    overdueHeat(weeks: $weeks, scope: $scope, against: $against, asOf: $asOf) {
      moment { knownAt position }
      rule
      rows { unitName unit { id presentId } cells { weekStart overdue open } }
      weeks {
        weekStart
        weekEnd
        moment { knownAt inForceAt }
        open { numerator }
        overdue { numerator }
        issued { numerator }
        completedOnTime { numerator }
        completedLate { numerator }
      }
      ageing { key label numerator }
    }
  }
`;

const SPANS = ['4', '8', '12', '26', '53'] as const;

function Overdue({ fetchKey }: Freshness) {
  const { app } = useWords();
  const overdue = useOverdueWords();
  const { search, asked, put } = useOverdueAddress();
  const lookups = useLookups();
  const { overdueHeat: heat, unit } = useLazyLoadQuery<OverduePageQuery>(query, { ...asked, unit: search.unit ?? '', withUnit: Boolean(search.unit) }, { fetchKey, fetchPolicy: 'store-and-network' });
  if (!heat) return <Loading label={overdue.title} />;
  const weeks = String(asked.weeks);
  const spans = SPANS.some((one) => one === weeks) ? [...SPANS] : [weeks, ...SPANS];
  const save = () => download('qua-han.csv', csv([overdue.unitColumn, ...heat.weeks.map((week) => week.weekStart)], heat.rows.map((row) => [row.unitName, ...row.cells.map((cell) => cell.overdue)])));
  const late = heat.rows.filter((row) => row.cells.some((cell) => cell.overdue > 0));
  return (
    <>
      <section className="section section-card no-print" aria-label={overdue.filters}>
        <div className="fields">
          <SelectField label={overdue.weeks} value={weeks} options={spans.map((value) => ({ value, label: overdue.weeksOf(Number(value)) }))} onChange={(value) => put({ weeks: Number(value) })} />
          <SelectField label={overdue.against} value={asked.against} options={[{ value: 'CURRENT', label: overdue.againsts.CURRENT }, { value: 'ORIGINAL', label: overdue.againsts.ORIGINAL }]} onChange={(against) => put({ against: against === 'ORIGINAL' ? against : undefined })} />
          <Picker label={overdue.unit} value={unit ? { id: unit.id, label: unit.name } : null} onChange={(one) => put({ unit: one?.id })} search={lookups.units} words={app.picker} />
        </div>
      </section>
      <Section
        title={overdue.map}
        aside={<span className="row no-print"><Action tone="quiet" small onClick={() => window.print()}>{overdue.print}</Action><Action tone="quiet" small onClick={save}>{overdue.csv}</Action></span>}
      >
        {late.length === 0 ? <Empty title={overdue.empty}><p>{overdue.emptyText}</p></Empty> : <HeatMap heat={{ ...heat, rows: late }} />}
        <p className="soft">{overdue.mapHow}</p>
      </Section>
      {search.open ? <OpenedNumber heat={heat} /> : null}
      <Ageing heat={heat} />
      <Trend heat={heat} />
      <p className="soft"><strong>{overdue.rule}:</strong> {heat.rule} {overdue.known(showMoment(heat.moment.knownAt), heat.moment.position)}</p>
    </>
  );
}

/** Where and since when work is overdue; units stand in order, nobody is ranked. */
export function OverduePage() {
  const overdue = useOverdueWords();
  return (
    <Page title={overdue.title} lede={overdue.lede}>
      <DataArea lines={10}>{(fresh) => <Overdue {...fresh} />}</DataArea>
    </Page>
  );
}
