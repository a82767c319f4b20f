import { graphql, useLazyLoadQuery } from 'react-relay';
import type { MeetingReportQuery } from '../../__generated__/MeetingReportQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea, type Freshness } from '../../app/DataArea';
import { dayOf, showDay } from '../../domain/days';
import { headingOf } from '../../domain/units';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { DateField } from '../../ui/DateField';
import { Row } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { MeetingRows } from './MeetingRows';
import { readable } from './PeriodFields';
import { ReportSheet } from './ReportSheet';
import { ScopeFields, useReportAddress } from './ScopeFields';
import { useReportWords } from './words';

const query = graphql`
  query MeetingReportQuery($filter: AssignmentFilter, $asOf: AsOf, $unit: ID!, $withUnit: Boolean!) {
    installation { name root { kind } }
    unit(id: $unit) @include(if: $withUnit) { name kind ancestors { kind } }
    ...MeetingRows_query @arguments(filter: $filter, asOf: $asOf)
  }
`;

function Open({ fetchKey, on, at }: Freshness & { on: string; at: string | null }) {
  const report = useReportWords();
  const { search } = useReportAddress();
  const filter = { open: true, leadUnit: search.unit ?? null, programme: search.programme ?? null };
  const data = useLazyLoadQuery<MeetingReportQuery>(query, { filter, asOf: at ? { knownAt: at } : null, unit: search.unit ?? '', withUnit: Boolean(search.unit) }, { fetchKey, fetchPolicy: 'store-and-network' });
  const { unit, installation } = data;
  return (
    <>
      <div className="no-print"><Row><Action tone="quiet" onClick={() => window.print()}>{report.print}</Action></Row></div>
      <ReportSheet subject={report.meetingSubject(showDay(on))} lines={[]} on={on} bodyName={unit?.name ?? installation?.name ?? ''} heading={headingOf(unit ? [unit.kind, ...unit.ancestors.map((one) => one.kind)] : [installation?.root?.kind ?? ''])} foot={[]}>
        <MeetingRows query={data} file={`viec-chua-xong-${on}`} />
      </ReportSheet>
    </>
  );
}

/** What was still open on the day of a meeting, as it was known at the end of that day. */
export function MeetingReport() {
  const report = useReportWords();
  const { language, words: { app } } = useLanguage();
  const { search, put } = useReportAddress();
  const { at } = useAsOf();
  const today = dayOf(at ? new Date(at) : new Date());
  const on = search.on ?? today;
  const past = on < today ? `${on}T23:59:59.999+07:00` : at;
  return (
    <DataArea lines={8}>
      {(fresh) => (
        <>
          <section className="section section-card no-print" aria-label={report.filters}>
            <div className="fields">
              <DateField label={report.meetingDay} value={on} onChange={(day, typed) => readable(day, typed) && put({ on: day ?? undefined })} words={{ language, ...app.date }} />
              <ScopeFields />
            </div>
            {on > today ? <Notice tone="info"><p>{report.meetingFuture}</p></Notice> : null}
          </section>
          <Open {...fresh} on={on} at={past} />
        </>
      )}
    </DataArea>
  );
}
