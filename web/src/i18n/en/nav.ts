import type { nav as source } from '../vi/nav';

export const nav: typeof source = {
  label: 'Pages',
  find: 'Find assignments, people, pages…',
  more: 'More',
  moreTitle: 'All pages',
  groups: { daily: 'Every day', follow: 'Follow up', office: 'The office', check: 'Inspection', own: 'Mine' },
  pages: {
    myWork: 'My work',
    approvals: 'Waiting for me',
    give: 'Give an assignment',
    list: 'Assignments',
    programmes: 'Programmes',
    overdue: 'Overdue',
    reports: 'Reports',
    organisation: 'Organisation',
    authority: 'Authority',
    inspection: 'Inspection',
    settings: 'Settings',
  },
  short: { myWork: 'My work', approvals: 'For me', give: 'Give', list: 'List' },
  look: {
    button: 'Display',
    language: 'Language',
    languages: { vi: 'Tiếng Việt', en: 'English' },
    scheme: 'Background',
    schemes: { device: 'As the device', light: 'Light', dark: 'Dark' },
    contrast: 'Contrast',
    contrasts: { device: 'As the device', normal: 'Normal', more: 'High' },
    keptHere: 'Remembered on this device only.',
  },
  printed: (moment: string) => `Printed ${moment}`,
};
