import { useCallback, useEffect, useRef } from 'react';
import { graphql } from 'react-relay';
import type { useRegisterLiveSubscription } from '../../__generated__/useRegisterLiveSubscription.graphql';
import { useLive } from '../useLive';

/** A register changes seldom and its pages are wide: several acts in a row are read at once. */
const SETTLES = 3_000;

const subscription = graphql`
  subscription useRegisterLiveSubscription($afterPosition: Position) {
    positionAdvanced(afterPosition: $afterPosition) { position }
  }
`;

const positionOf = (response: useRegisterLiveSubscription['response']) => response.positionAdvanced?.position;

/** Reads a page of the registers again when something was recorded. Returns since when it is cut off. */
export function useRegisterLive(reload: () => void): Date | null {
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const changed = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(reload, SETTLES);
  }, [reload]);
  return useLive<useRegisterLiveSubscription>(subscription, {}, null, positionOf, changed);
}
