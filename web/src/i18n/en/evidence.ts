import type { Dictionary } from '../vi';

export const evidence: Dictionary['evidence'] = {
  none: 'No evidence yet.',
  most: (mib) => `Up to ${mib} MB a file.`,
  wrongKind: (name) => `“${name}” is not taken: only PDF, PNG, JPEG, DOCX, XLSX, ODT, CSV, TXT.`,
  empty: (name) => `“${name}” is empty.`,
  tooLarge: (name, mib, most) => `“${name}” has about ${mib} MB, more than ${most} MB. Compress or split it.`,
  stop: 'Stop sending',
  stopped: 'Sending was stopped.',
  picture: (title) => `Picture: ${title}`,
  openPdf: 'Open the PDF in a new tab',
  other: 'This kind of file cannot be shown on the page; download it.',
  download: 'Download the file',
};
