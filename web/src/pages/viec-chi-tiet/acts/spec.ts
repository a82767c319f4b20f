import type { GraphQLTaggedNode, OperationType } from 'relay-runtime';
import { type FieldName, type FieldSpec, idOf, termOf, textOf, type Values } from '../../../domain/actForm';
import { dayOf } from '../../../domain/days';
import { CLARITIES, type ClarityKey, wholeNumber } from '../../../domain/draft';
import type { OpenItemKind } from '../../../__generated__/AssignmentActs_assignment.graphql';

/** What an act that answers something can answer. */
export type ItemSource = Exclude<OpenItemKind, '%future added value'> | 'MILESTONE' | 'EVIDENCE' | 'COORDINATOR' | 'ENTRY';

/** One act: which fields it asks for, and how they become the input of its mutation. */
export interface ActSpec {
  fields: readonly FieldSpec[];
  mutation: GraphQLTaggedNode;
  input: (values: Values) => Record<string, unknown>;
  items?: ItemSource;
  /** It ends something: the button says so by its look. */
  grave?: boolean;
}

type Added = 'commandId' | 'assignment' | 'expectedRevision' | 'effectiveAt' | 'why';

interface InputOperation extends OperationType {
  readonly variables: { readonly input: object };
}

/** Checks the description of an act against the type of its mutation. */
export function act<Operation extends InputOperation>(spec: {
  fields: readonly FieldSpec[];
  mutation: GraphQLTaggedNode;
  input: (values: Values) => Omit<Operation['variables']['input'], Added>;
  items?: ItemSource;
  grave?: boolean;
}): ActSpec {
  return { ...spec, input: (values) => ({ ...spec.input(values) }) };
}

/** A required text; the form has made sure that it is there. */
export const text = (values: Values, name: FieldName): string => textOf(values, name) ?? '';

/** A required choice, likewise. */
export const id = (values: Values, name: FieldName): string => idOf(values, name) ?? '';

/** A required deadline; the form has made sure that it is whole. */
export const term = (values: Values, name: FieldName): NonNullable<ReturnType<typeof termOf>> => termOf(values, name) ?? { on: '' };

export const cause = (values: Values): 'OBJECTIVE' | 'SUBJECTIVE' => (textOf(values, 'cause') === 'SUBJECTIVE' ? 'SUBJECTIVE' : 'OBJECTIVE');

interface Evidence {
  title: string;
  document?: string;
  sha256?: string;
  dated: string;
}

const chosen = (value: Values[FieldName]) => (value && typeof value === 'object' && 'id' in value ? value : null);

/** A file or a registered document as evidence of what is reported, when they were chosen. */
export function evidence(values: Values): Evidence[] {
  const dated = textOf(values, 'dated') ?? dayOf(new Date());
  const [stored, registered] = [chosen(values.file), chosen(values.document)];
  return [...(stored ? [{ title: stored.label, sha256: stored.id, dated }] : []), ...(registered ? [{ title: registered.label, document: registered.id, dated }] : [])];
}

export const clarity = (values: Values): ClarityKey => CLARITIES.find((key) => key === textOf(values, 'clarity')) ?? 'TASK';

/** A share of a hundred; none when it was left empty. */
export const percent = (values: Values): number | null => wholeNumber(textOf(values, 'percent') ?? '', 0, 100);

/** One piece of evidence with its own name and day. */
export const piece = (values: Values): Evidence => ({
  title: text(values, 'title'), dated: text(values, 'dated'), ...(idOf(values, 'file') ? { sha256: id(values, 'file') } : { document: id(values, 'document') }),
});
