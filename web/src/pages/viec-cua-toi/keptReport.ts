const KEY = 'sauro.report.';

/** A report that was begun and not sent. */
export interface KeptReport {
  percent: string;
  text: string;
}

/** What was typed outlives a reload and a dead battery: it stays on this device until it is sent or emptied. */
export const keptReport = {
  read(account: string, assignment: string): KeptReport | null {
    try {
      const kept = JSON.parse(window.localStorage.getItem(`${KEY}${account}.${assignment}`) ?? 'null') as Partial<KeptReport> | null;
      return kept && typeof kept.text === 'string' && typeof kept.percent === 'string' ? { text: kept.text, percent: kept.percent } : null;
    } catch {
      return null;
    }
  },
  write(account: string, assignment: string, report: KeptReport): void {
    if (report.text === '' && report.percent === '') window.localStorage.removeItem(`${KEY}${account}.${assignment}`);
    else window.localStorage.setItem(`${KEY}${account}.${assignment}`, JSON.stringify(report));
  },
};
