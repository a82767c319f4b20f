import { acts } from './en/acts';
import { app, signIn } from './en/app';
import { asOf } from './en/asOf';
import { clarity, give } from './en/give';
import { evidence } from './en/evidence';
import { history } from './en/history';
import { inbox } from './en/inbox';
import { nav } from './en/nav';
import { giving } from './en/giving';
import { quick } from './en/quick';
import { list, work } from './en/work';
import { status } from './en/status';
import { view } from './en/view';
import type { Dictionary } from './vi';

export const en: Dictionary = {
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
