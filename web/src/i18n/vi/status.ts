/** The two axes, never merged: who must act next, and how the deadline stands. */
export const status = {
  state: {
    DRAFT: 'Dự thảo', DISCARDED: 'Dự thảo đã bỏ', ISSUED: 'Đã giao, chờ tiếp nhận', IN_PROGRESS: 'Đang thực hiện', SUBMITTED: 'Chờ nghiệm thu',
    ACCEPTED: 'Đã nghiệm thu', CLOSED: 'Đã đóng hồ sơ', DECLINED: 'Bị trả lại khi nhận', SUSPENDED: 'Tạm dừng', CANCELLED: 'Đã thu hồi, hủy',
  },
  time: {
    NOT_STARTED: 'Chưa bắt đầu', WITHIN_TERM: 'Trong hạn', DUE_SOON: 'Sắp đến hạn', OVERDUE: 'Quá hạn',
    COMPLETED_ON_TIME: 'Hoàn thành đúng hạn', COMPLETED_LATE: 'Hoàn thành quá hạn', UNDATED: 'Không có hạn',
  },
  other: 'Khác',
};
