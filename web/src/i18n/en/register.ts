import type { register as source } from '../vi/register';

export const register: typeof source = {
  badNumber: (field) => `${field}: enter a whole number.`,
  badDecimal: (field) => `${field}: enter a number such as 12.5.`,
  holders: (seats) => `These may: ${seats}.`,
  stale: 'While you were typing, this entry was changed. What you typed is still here; close, look again and repeat.',
  datedHint: 'A day that has passed will show as “entered late”.',
  pastOnly: 'You are looking at the past, so nothing can be recorded. Come back to now to grant authority.',
  recorded: (what) => `Recorded: ${what}.`,
  none: 'none',
  person: 'Person',
  position: 'Position',
  unit: 'Unit',
  power: {
    ASSIGN: 'Give assignments', ACCEPT: 'Accept results', EXTEND: 'Decide extensions', SUPERVISE: 'Supervise, urge', GRANT: 'Grant authority',
    ORGANISE: 'Organisation, appointments', REGISTER: 'Keep documents, programmes', CALENDAR: 'Publish the calendar', ERASE: 'Erase personal data', INSPECT: 'Inspect', SIGN: 'Sign documents', SPEND: 'Spend the budget',
  },
  capacity: { HOLDER: 'holder', ACTING: 'acting', SUPERIOR: 'superior answers (vacant)' },
  rank: { HEAD: 'Head', DEPUTY: 'Deputy', MEMBER: 'Member', STAFF: 'Staff' },
  print: 'Print this page',
  yourPower: 'You can',
  missingTitle: 'Not found',
  missingText: 'The address may be mistyped, or you may not see this.',
  more: 'Show more',
};
