import { app, signIn } from './vi/app';

/** The source of every sentence on the screen. English must have the same keys and arguments. */
export const vi = { app, signIn };

export type Dictionary = typeof vi;
