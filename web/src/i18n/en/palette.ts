import type { palette as source, shortcuts as shortcutSource } from '../vi/palette';

export const palette: typeof source = {
  title: 'Find and go',
  hint: 'Find an assignment, a person, a unit, a page or a command',
  recent: 'Seen just now',
  pages: 'Pages',
  verbs: 'Commands',
  kinds: { ASSIGNMENT: 'Assignments', PERSON: 'People', POSITION: 'Positions', UNIT: 'Units', PROGRAMME: 'Programmes', DOCUMENT: 'Documents' },
  searching: 'Searching…',
  failed: 'Searching is not possible just now. Check the network; pages and commands still work.',
  found: (count) => (count === 0 ? 'Nothing matches.' : count === 1 ? '1 result.' : `${count} results.`),
  inList: (text) => `Look for “${text}” in Assignments`,
  howTo: '↑ ↓ to choose, Enter to open, Esc to close',
  commands: {
    give: 'Give a new assignment',
    print: 'Print this page',
    light: 'Use a light background',
    dark: 'Use a dark background',
    contrast: 'Use high contrast',
    plain: 'Use normal contrast',
    language: 'Chuyển sang tiếng Việt',
    shortcuts: 'Show the keyboard shortcuts',
    signOut: 'Sign out',
    now: 'Back to the present',
  },
};

export const shortcuts: typeof shortcutSource = {
  title: 'Keyboard shortcuts',
  lede: 'No key acts while you type text or are in the middle of a Vietnamese syllable.',
  key: 'Key',
  does: 'What it does',
  andThen: 'then',
  palette: 'Find and go',
  list: 'Open this list of shortcuts',
  next: 'To the next row of the list',
  previous: 'To the previous row of the list',
  open: 'Open the chosen row',
  goTo: (page) => `Go to ${page}`,
  single: 'Use single-key shortcuts',
  singleHint: 'Turn them off if you steer by voice, or press keys by accident. Ctrl K always works. Remembered on this device only.',
  always: 'always works',
};
