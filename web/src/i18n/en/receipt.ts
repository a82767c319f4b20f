import type * as source from '../vi/receipt';

export const receipt: typeof source.receipt = {
  take: 'Download the receipt',
  of: (what) => `Download the receipt: ${what}`,
  done: (name) => `Saved ${name}.`,
};

export const workFile: typeof source.workFile = {
  open: 'Work file',
  openOf: (code) => `Open the work file ${code} in a new tab`,
  save: 'Download',
  saveOf: (code) => `Download the work file ${code}`,
};
