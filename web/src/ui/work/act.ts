import type { Dictionary } from '../../i18n/vi';

export type ActKey = keyof Dictionary['acts']['name'];
export type RoleKey = keyof Dictionary['work']['roles'];

/** The words of an act; one that this screen does not know yet is shown by its name. */
export function actName(words: Dictionary, act: string): string {
  return act in words.acts.name ? words.acts.name[act as ActKey] : act;
}

export function roleName(words: Dictionary, role: string): string {
  return role in words.work.roles ? words.work.roles[role as RoleKey] : role;
}
