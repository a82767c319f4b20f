import type { vi } from '../vi';

export const status: typeof vi.status = {
  state: {
    DRAFT: 'Draft', DISCARDED: 'Discarded draft', ISSUED: 'Issued, to be acknowledged', IN_PROGRESS: 'In progress', SUBMITTED: 'Result submitted',
    ACCEPTED: 'Accepted', CLOSED: 'Work file closed', DECLINED: 'Declined by the lead', SUSPENDED: 'Suspended', CANCELLED: 'Cancelled',
  },
  time: {
    NOT_STARTED: 'Not started', WITHIN_TERM: 'Within term', DUE_SOON: 'Due soon', OVERDUE: 'Overdue',
    COMPLETED_ON_TIME: 'Completed on time', COMPLETED_LATE: 'Completed late', UNDATED: 'No deadline',
  },
  other: 'Other',
};
