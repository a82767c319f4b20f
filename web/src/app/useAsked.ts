import { useCallback, useEffect, useRef, useState } from 'react';

export type Asked<Answer> = { state: 'waiting' } | { state: 'failed'; problem: unknown } | { state: 'there'; answer: Answer };

/** Asks once, and again on request. For what does not come by GraphQL. The newest answer wins. */
export function useAsked<Answer>(ask: () => Promise<Answer>): [Asked<Answer>, () => void] {
  const [asked, setAsked] = useState<Asked<Answer>>({ state: 'waiting' });
  const turn = useRef(0);
  const again = useCallback(() => {
    const mine = ++turn.current;
    ask().then(
      (answer) => mine === turn.current && setAsked({ state: 'there', answer }),
      (problem: unknown) => mine === turn.current && setAsked({ state: 'failed', problem }),
    );
  }, [ask]);
  useEffect(again, [again]);
  return [asked, again];
}
