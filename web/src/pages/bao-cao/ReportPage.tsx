import '../../ui/css/report.css';
import { Link, useSearch } from '@tanstack/react-router';
import { Page } from '../../ui/Layout';
import { MeetingReport } from './MeetingReport';
import { PeriodReport } from './PeriodReport';
import { useReportWords } from './words';

/** Reports: the figures of a period, or what is still open on the day of a meeting. */
export function ReportPage() {
  const report = useReportWords();
  const { kind, unit, programme } = useSearch({ from: '/bao-cao' });
  return (
    <Page title={report.title} lede={report.lede}>
      <nav className="tabs no-print" aria-label={report.kinds}>
        <Link to="/bao-cao" search={{ unit, programme, kind: undefined }} activeOptions={{ explicitUndefined: true }} className="tab">{report.kind.period}</Link>
        <Link to="/bao-cao" search={{ unit, programme, kind: 'meeting' }} className="tab">{report.kind.meeting}</Link>
      </nav>
      {kind === 'meeting' ? <MeetingReport /> : <PeriodReport />}
    </Page>
  );
}
