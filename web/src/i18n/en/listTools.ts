import type { listTools as vi } from '../vi/listTools';

export const listTools: typeof vi = {
  compare: 'Compare two moments',
  views: 'Views',
  built: { open: 'Open', overdue: 'Overdue', soon: 'Due soon', submitted: 'To be accepted', mine: 'Mine', all: 'All' },
  saved: 'Saved views',
  save: 'Save this view',
  name: 'Name of the view',
  nameHint: 'Keeps the filters, the order and the columns in use, on this device.',
  keep: 'Save',
  needName: 'Give it a name.',
  remove: (name) => `Remove the view “${name}”`,
  columns: 'Choose columns',
  column: {
    lead: 'Lead', due: 'Deadline', first: 'First deadline', late: 'Days late', extensions: 'Extensions', state: 'Status',
    percent: 'Progress', issued: 'Issued', programme: 'Programme',
  },
  order: 'Order',
  orders: { DUE_DATE: 'Nearest deadline first', RECENTLY_CHANGED: 'Latest change first', NEWEST: 'Newest first', CODE: 'By code' },
  csv: 'Spreadsheet (CSV)',
  csvName: 'assignments',
  csvBusy: (done, total) => `Reading ${done} of ${total} assignments…`,
  csvFailed: 'The list could not be read to its end. Check the network and try again.',
  csvHead: ['Code', 'Assignment', 'Status', 'Deadline status', 'Lead', 'Position', 'Unit', 'Issued', 'First deadline', 'Present deadline', 'Extensions', 'Days late', 'Days late against the first deadline', 'Progress (%)'],
  print: 'Print',
  printBusy: (done, total) => `Reading the whole list to print: ${done} of ${total}…`,
  keys: 'J, K: one assignment down or up; Enter: open.',
};
