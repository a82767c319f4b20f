import { deadlineActs } from './deadlineActs';
import { endingActs } from './endingActs';
import { peopleActs } from './peopleActs';
import { receiveActs } from './receiveActs';
import type { ActSpec } from './spec';
import { workActs } from './workActs';

export const ACTS = { ...receiveActs, ...workActs, ...deadlineActs, ...peopleActs, ...endingActs };

export type FormAct = keyof typeof ACTS;

/** The form of an act; none for what is not done by a form, or not known here yet. */
export function actSpec(act: string): ActSpec | null {
  return act in ACTS ? ACTS[act as FormAct] : null;
}
