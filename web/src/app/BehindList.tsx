import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { csv } from '../domain/csv';
import { useWords } from '../i18n';
import { Action } from '../ui/Action';
import { Loading, Section } from '../ui/Layout';
import { download } from './download';
import { FaultNotice } from './Fault';
import type { Reading } from './figures';

export interface BehindWords {
  openedCount: (count: number) => string;
  openedMany: (shown: number, count: number) => string;
  code: string;
  task: string;
  csvList: string;
  close: string;
}

/** The assignments that a number counts: all of them, each a link. Takes the focus when it appears: give each figure its own key. */
export function BehindList({ title, reading, words, file, onClose }: {
  title: string; reading: Reading; words: BehindWords; file: string; onClose: () => void;
}) {
  const { app } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'start' });
    box.current?.focus({ preventScroll: true });
  }, []);
  const all = reading.state === 'read' ? reading.all : null;
  return (
    <div ref={box} tabIndex={-1} className="behind">
      <Section
        title={title}
        aside={
          <span className="row no-print">
            {all && all.list.length > 0 ? <Action tone="quiet" small onClick={() => download(`${file}.csv`, csv([words.code, words.task], all.list.map((one) => [one.code, one.title])))}>{words.csvList}</Action> : null}
            <Action tone="quiet" small onClick={onClose}>{words.close}</Action>
          </span>
        }
      >
        {reading.state === 'reading' ? <Loading label={app.loading} /> : null}
        {reading.state === 'failed' ? <FaultNotice problem={reading.problem} /> : null}
        {all ? (
          <>
            <p role="status">{all.list.length < all.total ? words.openedMany(all.list.length, all.total) : words.openedCount(all.total)}</p>
            <ol className="rows behind-rows">
              {all.list.map((one) => (
                <li key={one.id}><Link to="/viec/$code" params={{ code: one.code }} className="work-title">{one.title ?? one.code}</Link> <span className="code">{one.code}</span></li>
              ))}
            </ol>
          </>
        ) : null}
      </Section>
    </div>
  );
}
