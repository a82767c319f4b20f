import type { ReactNode } from 'react';
import { useSession } from '../../app/session';
import { useWords } from '../../i18n';
import { SelectField, TextField } from '../../ui/Fields';
import { Sheet } from '../../ui/Sheet';
import { usePaper } from './paper';
import { useReportWords } from './words';

const upper = (text: string) => text.toLocaleUpperCase('vi');

/** The report on paper: heading by Nghị định 30/2020/NĐ-CP or of a Party body, place and date, title, signature. */
export function ReportSheet({ subject, lines, on, bodyName, foot, children }: {
  subject: string; lines: readonly string[]; on: string; bodyName: string; foot: readonly string[]; children: ReactNode;
}) {
  const report = useReportWords();
  const { app } = useWords();
  const { installation } = useSession();
  const [paper, put] = usePaper();
  const [year = '', month = '', day = ''] = on.split('-');
  const left = [...(paper.superior ? [upper(paper.superior)] : []), upper(paper.body || bodyName)];
  return (
    <>
      <Sheet
        left={left}
        right={report[paper.form]}
        number={report.numberLine(paper.number || report.dots)}
        place={report.dated(paper.place || report.dots, day, month, year)}
        title={<><p>{report.reportOn}</p><p>{subject}</p>{lines.map((line) => <p key={line} className="sheet-line">{line}</p>)}</>}
        signs={[{ key: 'to', title: report.receivers, name: report.receiversText }, { key: 'middle', title: '', name: '' }, { key: 'signer', title: upper(paper.signer || report.dots), name: paper.signerName }]}
        foot={<>{foot.map((line) => <p key={line}>{line}</p>)}{installation.demo ? <p>{report.invented}</p> : null}</>}
      >
        {children}
      </Sheet>
      <details className="more section section-card no-print">
        <summary>{report.paper}</summary>
        <p className="soft">{report.paperHint}</p>
        <div className="fields fields-top">
          <SelectField label={report.form} value={paper.form} options={[{ value: 'state', label: report.forms.state }, { value: 'party', label: report.forms.party }]} onChange={(form) => put({ form })} />
          <TextField label={`${report.superior} (${app.optional})`} value={paper.superior} onChange={(superior) => put({ superior })} maxLength={200} />
          <TextField label={report.body} value={paper.body} onChange={(body) => put({ body })} maxLength={200} />
          <TextField label={report.number} value={paper.number} onChange={(number) => put({ number })} maxLength={60} />
          <TextField label={report.place} value={paper.place} onChange={(place) => put({ place })} maxLength={100} />
          <TextField label={report.signer} value={paper.signer} onChange={(signer) => put({ signer })} maxLength={100} />
          <TextField label={report.signerName} value={paper.signerName} onChange={(signerName) => put({ signerName })} maxLength={100} />
        </div>
      </details>
    </>
  );
}
