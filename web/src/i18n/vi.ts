import { acts } from './vi/acts';
import { app, signIn } from './vi/app';
import { asOf } from './vi/asOf';
import { clarity, give } from './vi/give';
import { evidence } from './vi/evidence';
import { history } from './vi/history';
import { inbox } from './vi/inbox';
import { nav } from './vi/nav';
import { giving } from './vi/giving';
import { quick } from './vi/quick';
import { list, work } from './vi/work';
import { status } from './vi/status';
import { view } from './vi/view';

/** The source of every sentence on the screen. English must have the same keys and arguments. */
export const vi = {
  app,
  signIn,
  clarity,
  give,
  work,
  list,
  view,
  acts,
  status,
  asOf,
  nav,
  inbox,
  history,
  quick,
  evidence,
  giving,
};

export type Dictionary = typeof vi;
