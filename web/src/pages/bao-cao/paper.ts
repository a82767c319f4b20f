import { useCallback, useState } from 'react';
import type { Heading } from '../../domain/units';

/** What the heading of a printed report says, typed once on a device. */
export interface Paper {
  /** Empty: as the body of the report heads its papers. */
  form: Heading | '';
  superior: string;
  body: string;
  number: string;
  place: string;
  signer: string;
  signerName: string;
}

const KEY = 'sauro.paper';
const EMPTY: Paper = { form: '', superior: '', body: '', number: '', place: '', signer: '', signerName: '' };

function read(): Paper {
  try {
    const kept = JSON.parse(window.localStorage.getItem(KEY) ?? '{}') as Record<string, unknown> | null;
    const text = (name: keyof Paper) => (typeof kept?.[name] === 'string' ? String(kept[name]).slice(0, 200) : '');
    return { ...EMPTY, form: kept?.form === 'party' || kept?.form === 'state' ? kept.form : '', superior: text('superior'), body: text('body'), number: text('number'), place: text('place'), signer: text('signer'), signerName: text('signerName') };
  } catch {
    return EMPTY;
  }
}

export function usePaper(): [Paper, (patch: Partial<Paper>) => void] {
  const [paper, setPaper] = useState(read);
  const put = useCallback((patch: Partial<Paper>) => {
    setPaper((before) => {
      const next = { ...before, ...patch };
      window.localStorage.setItem(KEY, JSON.stringify(next));
      return next;
    });
  }, []);
  return [paper, put];
}
