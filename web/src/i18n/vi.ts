import { acts } from './vi/acts';
import { app, signIn } from './vi/app';
import { clarity, give } from './vi/give';
import { list, work } from './vi/work';
import { view } from './vi/view';

/** The source of every sentence on the screen. English must have the same keys and arguments. */
export const vi = { app, signIn, clarity, give, work, list, view, acts };

export type Dictionary = typeof vi;
