import { useEffect, useRef, useState } from 'react';
import type { ClarityAnswer, ClarityCheck } from '../../domain/clarity';

const WAIT = 400;

/**
 * Asks the server about the draft 400 ms after the last change, never while a syllable is being composed.
 * An answer that arrives after a newer question was put is dropped. When the network is back, it asks again.
 */
export function useClarityCheck<Asked>(asked: Asked, composing: boolean, ask: (asked: Asked) => Promise<readonly ClarityAnswer[]>): ClarityCheck {
  const [check, setCheck] = useState<ClarityCheck>({ state: 'unknown' });
  const [back, setBack] = useState(0);
  const turn = useRef(0);
  const key = JSON.stringify([back, asked]);

  useEffect(() => {
    const online = () => setBack((before) => before + 1);
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, []);

  useEffect(() => {
    if (composing) return undefined;
    const mine = ++turn.current;
    const timer = window.setTimeout(() => {
      setCheck((before) => ({ state: 'checking', last: before.state === 'unknown' ? [] : before.last }));
      ask((JSON.parse(key) as [number, Asked])[1]).then(
        (last) => mine === turn.current && setCheck({ state: 'known', last }),
        () => mine === turn.current && setCheck((before) => ({ state: 'failed', last: before.state === 'unknown' ? [] : before.last })),
      );
    }, WAIT);
    return () => window.clearTimeout(timer);
  }, [key, composing, ask]);

  return check;
}
