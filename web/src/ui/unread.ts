import type { FieldProblem } from './Notice';

/** Fields of a form with a text that is not taken for what they ask: a form does not go on as if they were empty. */
export function unread(form: Element): FieldProblem[] {
  return [...form.querySelectorAll<HTMLElement>('[data-unread]')].map((field) => ({ field: field.id, message: field.dataset.unread ?? '' }));
}

/** Puts the focus on the first such field; whether there is one. */
export function toUnread(form: Element | null): boolean {
  const first = form?.querySelector<HTMLElement>('[data-unread]');
  first?.focus();
  return first !== null && first !== undefined;
}
