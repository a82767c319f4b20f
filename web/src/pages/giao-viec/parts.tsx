import type { ReactNode } from 'react';
import type { Choice } from '../../domain/choice';
import type { Draft } from '../../domain/draft';
import { useLanguage, useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { DateField } from '../../ui/DateField';
import { CrossIcon } from '../../ui/icons';
import { Picker } from '../../ui/Picker';
import type { DraftPreview } from './useClarity';

export type Search = (text: string) => Promise<readonly Choice[]>;

/** What the form can look up. The page gives the functions; the sections only call them. */
export interface Searches {
  positions: Search;
  documents: Search;
  programmes: Search;
  mandates: Search;
  mandatesOf: (position: string | null, text: string) => Promise<readonly Choice[]>;
}

export interface SectionProps {
  draft: Draft;
  set: (patch: Partial<Draft>) => void;
  composing: (composing: boolean) => void;
  searches: Searches;
  newKey: () => string;
  today: string;
  /** What the server makes of the deadline and the authority, by its last answer. */
  preview: DraftPreview | null;
  /** The assigner's own position. */
  self: Choice | null;
}

interface PickProps {
  label: string;
  hint?: string;
  id?: string;
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
  search: Search;
  onType?: (text: string) => void;
}

export function Pick(props: PickProps) {
  const { app } = useWords();
  return <Picker {...props} words={app.picker} />;
}

export function Day({ label, hint, value, onChange, id, min, max, error }: {
  label: string; hint?: string; value: string | null; onChange: (day: string | null) => void; id?: string; min?: string; max?: string; error?: string | undefined;
}) {
  const { language, words } = useLanguage();
  return <DateField id={id} label={label} hint={hint} error={error} value={value} onChange={onChange} min={min} max={max} words={{ ...words.app.date, language }} />;
}

/** One of several alike: a result, a coordinating party. */
export function Item({ title, onRemove, children }: { title: string; onRemove?: () => void; children: ReactNode }) {
  const { give } = useWords();
  return (
    <fieldset className="item">
      <legend>{title}</legend>
      {children}
      {onRemove ? (
        <div className="row">
          <Action tone="quiet" small icon={<CrossIcon />} onClick={onRemove}>{give.remove(title)}</Action>
        </div>
      ) : null}
    </fieldset>
  );
}

/** A list with one member changed. */
export function replaced<Member extends { key: string }>(list: readonly Member[], key: string, patch: Partial<Member>): readonly Member[] {
  return list.map((member) => (member.key === key ? { ...member, ...patch } : member));
}

export function without<Member extends { key: string }>(list: readonly Member[], key: string): readonly Member[] {
  return list.filter((member) => member.key !== key);
}
