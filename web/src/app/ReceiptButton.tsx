import { useState } from 'react';
import * as en from '../i18n/en/receipt';
import { useLanguage } from '../i18n';
import { topic } from '../i18n/topic';
import * as vi from '../i18n/vi/receipt';
import { Action } from '../ui/Action';
import { Notice } from '../ui/Notice';
import { FaultNotice } from './Fault';
import { useSession } from './session';
import { takeFile, TakeProblem } from './takeaway';

export const useReceiptWords = topic<typeof vi.receipt>(vi.receipt, en.receipt);

type Course = { state: 'idle' | 'busy' } | { state: 'done'; name: string } | { state: 'refused'; words: string } | { state: 'failed'; problem: unknown };

/** The receipt of one entry as a file: for who did the act, and for inspectors. */
export function ReceiptButton({ position, what }: { position: string; what: string }) {
  const { language } = useLanguage();
  const words = useReceiptWords();
  const { acting } = useSession();
  const [course, setCourse] = useState<Course>({ state: 'idle' });
  const take = async () => {
    setCourse({ state: 'busy' });
    try {
      const { name } = await takeFile({ language, acting }, `/receipts/${encodeURIComponent(position)}`, `${position}.tlog-proof`);
      setCourse({ state: 'done', name });
    } catch (problem) {
      setCourse(problem instanceof TakeProblem ? { state: 'refused', words: problem.words ?? problem.code } : { state: 'failed', problem });
    }
  };
  return (
    <div className="stack stack-s no-print">
      <div className="row"><Action tone="quiet" small busy={course.state === 'busy'} label={words.of(what)} onClick={() => void take()}>{words.take}</Action>{course.state === 'done' ? <span role="status">{words.done(course.name)}</span> : null}</div>
      {course.state === 'refused' ? <Notice tone="warn" live><p>{course.words}</p></Notice> : null}
      {course.state === 'failed' ? <FaultNotice problem={course.problem} /> : null}
    </div>
  );
}
