import { useEffect, useRef, useState } from 'react';
import { FaultNotice } from '../../app/Fault';
import { useSession } from '../../app/session';
import { type Progress, type Taken, takeFile, TakeProblem } from '../../app/takeaway';
import { showBytes } from '../../domain/bytes';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { Notice } from '../../ui/Notice';
import { useProofWords } from './words';

type Course = { state: 'running'; progress: Progress | null } | { state: 'done'; taken: Taken } | { state: 'stopped' } | { state: 'refused'; problem: TakeProblem } | { state: 'failed'; problem: unknown };

/** A bundle on its way: how much has arrived, a way to stop, and what was saved in the end. */
export function BundleProgress({ path }: { path: string }) {
  const { language } = useLanguage();
  const proof = useProofWords();
  const { acting } = useSession();
  const [course, setCourse] = useState<Course>({ state: 'running', progress: null });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => {
    let left = false;
    const way = new AbortController();
    stop.current = way;
    const tell = (next: Course) => {
      if (!left) setCourse(next);
    };
    takeFile({ language, acting }, path, 'bundle.tar', (progress) => tell({ state: 'running', progress }), way.signal).then(
      (taken) => tell({ state: 'done', taken }),
      (problem: unknown) => tell(way.signal.aborted ? { state: 'stopped' } : problem instanceof TakeProblem ? { state: 'refused', problem } : { state: 'failed', problem }),
    );
    return () => {
      left = true;
      way.abort();
    };
    // One press takes one bundle, whatever changes around it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  switch (course.state) {
    case 'running': {
      const { progress } = course;
      const said = !progress ? proof.preparing : progress.whole ? proof.gettingOf(showBytes(progress.received, language), showBytes(progress.whole, language)) : proof.getting(showBytes(progress.received, language));
      return (
        <div className="row no-print">
          <progress className="file-progress" aria-label={proof.bundle} {...(progress?.whole ? { value: progress.received, max: progress.whole } : {})} />
          <span role="status">{said}</span>
          <Action tone="quiet" small onClick={() => stop.current?.abort()}>{proof.stop}</Action>
        </div>
      );
    }
    case 'done':
      return (
        <Notice tone="good" live>
          <p>{proof.got(course.taken.name, showBytes(course.taken.bytes, language))}</p>
          {course.taken.sha256 ? <p>{proof.gotHash}: <code className="block">{course.taken.sha256}</code></p> : null}
        </Notice>
      );
    case 'stopped':
      return <Notice live><p>{proof.stopped}</p></Notice>;
    case 'refused':
      return <Notice tone="bad" title={course.problem.code === 'FORBIDDEN' ? proof.forbidden : proof.failed} live><p>{course.problem.words ?? course.problem.code}</p>{course.problem.code === 'FORBIDDEN' ? <p>{proof.forbiddenText}</p> : null}</Notice>;
    case 'failed':
      return <FaultNotice problem={course.problem} />;
  }
}
