import { app, signIn } from './en/app';
import type { Dictionary } from './vi';

export const en: Dictionary = { app, signIn };
