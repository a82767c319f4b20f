import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { isPast, readMoment, writeMoment } from '../domain/moment';

export interface AsOfChoice {
  /** The past moment that is looked at (RFC 3339); none = now. */
  at: string | null;
  /** What the address says when it is no moment of the past; the present is shown then. */
  unread: string | null;
  /** Goes to a moment, or back to the present; the rest of the address stays. */
  set: (at: string | null) => void;
}

/** The moment in the address. A moment still to come is no past: it is told, and the present is shown. */
export function useAsOf(): AsOfChoice {
  const { luc } = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (at: string | null) => void navigate({ to: '.', search: (before) => ({ ...before, luc: at ? writeMoment(at) : undefined }), resetScroll: false }),
    [navigate],
  );
  return useMemo(() => {
    const at = luc ? readMoment(luc) : null;
    const past = at && isPast(at) ? at : null;
    return { at: past, unread: luc && !past ? luc : null, set };
  }, [luc, set]);
}
