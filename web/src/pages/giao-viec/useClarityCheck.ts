import { useEffect, useRef, useState } from 'react';
import type { ClarityAnswer, ClarityCheck } from '../../domain/clarity';

const WAIT = 400;

/**
 * Asks the server about the draft 400 ms after the last change, never while a syllable is being composed.
 * An answer that arrives after a newer question was put is dropped.
 */
export function useClarityCheck<Asked>(asked: Asked, composing: boolean, ask: (asked: Asked) => Promise<readonly ClarityAnswer[]>): ClarityCheck {
  const [check, setCheck] = useState<ClarityCheck>({ state: 'unknown' });
  const turn = useRef(0);
  const key = JSON.stringify(asked);

  useEffect(() => {
    if (composing) return undefined;
    const mine = ++turn.current;
    const timer = window.setTimeout(() => {
      setCheck((before) => ({ state: 'checking', last: before.state === 'unknown' ? [] : before.last }));
      ask(JSON.parse(key) as Asked).then(
        (last) => mine === turn.current && setCheck({ state: 'known', last }),
        () => mine === turn.current && setCheck((before) => ({ state: 'failed', last: before.state === 'unknown' ? [] : before.last })),
      );
    }, WAIT);
    return () => window.clearTimeout(timer);
  }, [key, composing, ask]);

  return check;
}
