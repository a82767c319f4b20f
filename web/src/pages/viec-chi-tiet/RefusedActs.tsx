import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n';
import { actName } from '../../ui/work/act';

/** What cannot be done now, and why. Open at the act that was asked for, where it is one of these. */
export function RefusedActs({ refused, asked }: { refused: readonly { act: string; reason?: string | null | undefined }[]; asked: string | null }) {
  const words = useWords();
  const line = useRef<HTMLDivElement>(null);
  const found = refused.find(({ act }) => act === asked)?.act;
  useEffect(() => {
    if (found) line.current?.scrollIntoView?.({ block: 'nearest' });
  }, [found]);
  if (refused.length === 0) return null;
  return (
    <details className="more" open={found !== undefined}>
      <summary>{words.view.refusedActs(refused.length)}</summary>
      <dl className="facts facts-tight">
        {refused.map(({ act, reason }) => (
          <div key={act} ref={act === found ? line : undefined}><dt>{actName(words, act)}</dt><dd className="prose">{reason}</dd></div>
        ))}
      </dl>
    </details>
  );
}
