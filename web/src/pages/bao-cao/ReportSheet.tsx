import type { ReactNode } from 'react';
import { useSession } from '../../app/session';
import type { Heading } from '../../domain/units';
import { useWords } from '../../i18n';
import { SelectField, TextField } from '../../ui/Fields';
import { Sheet } from '../../ui/Sheet';
import { usePaper } from './paper';
import { useReportWords } from './words';

const upper = (text: string) => text.toLocaleUpperCase('vi');

/** The report on paper: heading by Nghị định 30/2020/NĐ-CP or of a Party body, place and date, title, signature. */
export function ReportSheet({ subject, lines, on, bodyName, heading, foot, children }: {
  subject: string; lines: readonly string[]; on: string; bodyName: string;
  /** How the body that the report is about heads its papers; the reader can choose otherwise. */
  heading: Heading;
  foot: readonly string[]; children: ReactNode;
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
        right={report[paper.form || heading]}
        number={report.numberLine(paper.number || report.dots)}
        place={report.dated(paper.place || report.dots, day, month, year)}
        title={<><p>{report.reportOn}</p><p>{subject}</p>{lines.map((line) => <p key={line} className="sheet-line">{line}</p>)}</>}
        receivers={{ title: report.receivers, lines: report.receiverLines }}
        signs={[{ key: 'signer', title: upper(paper.signer || report.dots), name: paper.signerName }]}
        foot={<>{foot.map((line) => <p key={line}>{line}</p>)}{installation.demo ? <p>{report.invented}</p> : null}</>}
      >
        {children}
      </Sheet>
      <details className="more section section-card no-print">
        <summary>{report.paper}</summary>
        <p className="soft">{report.paperHint}</p>
        <div className="fields fields-top">
          <SelectField label={report.form} value={paper.form} options={[{ value: '', label: report.formOf(report.forms[heading]) }, { value: 'state', label: report.forms.state }, { value: 'party', label: report.forms.party }]} onChange={(form) => put({ form })} />
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
