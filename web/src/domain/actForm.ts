import type { Choice } from './choice';
import { type TimeDraft, timeOf } from './terms';
import { cleanOrNull } from './text';

/** Names of the fields of act forms; each has its words in the dictionary. */
export type FieldName =
  | 'note' | 'reason' | 'text' | 'question' | 'answer' | 'clarity' | 'percent' | 'until' | 'untilGranted' | 'cause' | 'item' | 'request' | 'to' | 'handover'
  | 'basis' | 'addressee' | 'part' | 'replyBy' | 'position' | 'due' | 'milestone' | 'resolution' | 'agreed' | 'title' | 'document' | 'dated' | 'file'
  | 'entry' | 'correction' | 'from' | 'time';

export type FieldKind = 'prose' | 'line' | 'day' | 'percent' | 'clarity' | 'cause' | 'yesno' | 'position' | 'document' | 'item' | 'file' | 'term';

export interface FieldSpec {
  name: FieldName;
  kind: FieldKind;
  optional?: boolean;
  /** Not needed when the field of this name is filled in. */
  instead?: FieldName;
  /** Only days from today on. */
  future?: boolean;
  /** The argument of the mutation, when it is called otherwise; refusals come back under that name. */
  path?: string;
}

/** A `term` field holds a deadline while it is being typed. */
export type Value = string | Choice | TimeDraft | null;
export type Values = Partial<Record<FieldName, Value>>;

export function textOf(values: Values, name: FieldName): string | null {
  const value = values[name];
  return typeof value === 'string' ? cleanOrNull(value) : null;
}

export function idOf(values: Values, name: FieldName): string | null {
  const value = values[name];
  return value !== null && value !== undefined && typeof value === 'object' && 'id' in value ? value.id : null;
}

/** The deadline of a `term` field; none while something in it is missing. */
export function termOf(values: Values, name: FieldName): ReturnType<typeof timeOf> {
  const value = values[name];
  return value !== null && typeof value === 'object' && 'timeKind' in value ? timeOf(value) : null;
}

/** Fields that must be filled in and are not. */
export function missing(fields: readonly FieldSpec[], values: Values): readonly FieldSpec[] {
  return fields.filter((field) => {
    if (field.optional) return false;
    const empty = (name: FieldName) => textOf(values, name) === null && idOf(values, name) === null && termOf(values, name) === null;
    return empty(field.name) && (field.instead === undefined || empty(field.instead));
  });
}

/** Where on the form a refusal belongs: the last word of its path names the argument. */
export function fieldAt(fields: readonly FieldSpec[], path: readonly string[]): FieldName | null {
  for (const step of path.toReversed()) {
    const field = fields.find((one) => (one.path ?? one.name) === step || one.name === step);
    if (field) return field.name;
  }
  return null;
}
