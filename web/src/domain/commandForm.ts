import type { Choice } from './choice';
import { cleanOrNull } from './text';

/** What a register can be searched for. */
export type Source = 'positions' | 'persons' | 'units' | 'documents' | 'programmes' | 'assignments';

export type FieldValue = string | Choice | null | readonly string[] | readonly Choice[];
export type FormValues = Readonly<Record<string, FieldValue | undefined>>;

interface FieldBase {
  /** Names the field on the form and in the values. */
  name: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
  /** The argument of the mutation, when it is called otherwise; refusals come back under that name. */
  path?: string;
  /** Shown, asked for and sent only then. */
  when?: (values: FormValues) => boolean;
}

/** One field of a form that records a command. */
export type CommandField = FieldBase & (
  | { kind: 'line' | 'prose' | 'number' | 'decimal' | 'words' }
  | { kind: 'day'; min?: string | undefined }
  | { kind: 'one' | 'choice' | 'some'; options: readonly { value: string; label: string; hint?: string | undefined }[] }
  | { kind: 'pick'; source: Source }
  | { kind: 'picks'; source: Source; most: number }
  | { kind: 'among'; choices: readonly Choice[] }
);

const isChoice = (value: FieldValue | undefined): value is Choice => value !== null && typeof value === 'object' && 'id' in value;

/** The text typed or chosen, composed; none when empty. */
export function textAt(values: FormValues, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' ? cleanOrNull(value) : null;
}

/** The id of what was picked. */
export function idAt(values: FormValues, name: string): string | null {
  const value = values[name];
  return isChoice(value) ? value.id : null;
}

/** Everything ticked, the ids of everything picked; for words typed apart by commas, each of them once. */
export function listAt(values: FormValues, name: string): string[] {
  const value = values[name];
  if (Array.isArray(value)) return (value as readonly (string | Choice)[]).map((one) => (typeof one === 'string' ? one : one.id));
  if (typeof value !== 'string') return [];
  return [...new Set(value.split(/[,;\n]/).map((word) => cleanOrNull(word)).filter((word) => word !== null))];
}

/** Decimal digits as the server reads them: a comma is taken for a point, blanks between digits are dropped. */
export function decimal(text: string): string | null {
  const digits = text.replace(/\s/g, '').replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(digits) ? digits : null;
}

/** A whole number from 0 up. */
export function natural(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** Fields that are on the screen now. */
export function shown(fields: readonly CommandField[], values: FormValues): readonly CommandField[] {
  return fields.filter((field) => field.when?.(values) ?? true);
}

export type Fault = 'missing' | 'number' | 'decimal';

/** What keeps the form from being sent. */
export function faults(fields: readonly CommandField[], values: FormValues): { name: string; fault: Fault }[] {
  return shown(fields, values).flatMap((field): { name: string; fault: Fault }[] => {
    const { name, kind } = field;
    const text = textAt(values, name);
    const empty = text === null && idAt(values, name) === null && listAt(values, name).length === 0;
    if (empty) return field.optional ? [] : [{ name, fault: 'missing' }];
    if (kind === 'number' && text !== null && natural(text) === null) return [{ name, fault: 'number' }];
    if (kind === 'decimal' && text !== null && decimal(text) === null) return [{ name, fault: 'decimal' }];
    return [];
  });
}

/** Where on the form a refusal belongs: the nearest word of its path that names a field on the screen. */
export function fieldOf(fields: readonly CommandField[], path: readonly string[]): string | null {
  for (const step of path.flatMap((one) => one.split('.')).toReversed()) {
    const field = fields.find((one) => (one.path ?? one.name) === step || one.name === step);
    if (field) return field.name;
  }
  return null;
}
