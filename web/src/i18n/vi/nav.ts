/** Names of the pages wherever they are listed: navigation, palette, shortcuts. */
export const nav = {
  label: 'Các trang',
  find: 'Tìm việc, người, trang…',
  more: 'Thêm',
  moreTitle: 'Mọi trang',
  groups: { daily: 'Hằng ngày', follow: 'Theo dõi', office: 'Cơ quan', check: 'Kiểm tra', own: 'Của tôi' },
  pages: {
    myWork: 'Việc của tôi',
    approvals: 'Chờ tôi duyệt',
    give: 'Giao việc',
    list: 'Danh mục việc',
    programmes: 'Chương trình',
    overdue: 'Quá hạn',
    reports: 'Báo cáo',
    organisation: 'Tổ chức',
    authority: 'Thẩm quyền',
    inspection: 'Kiểm tra',
    settings: 'Cài đặt',
  },
  /** Where the name is too long for a button under the thumb. */
  short: { myWork: 'Việc tôi', approvals: 'Chờ duyệt', give: 'Giao việc', list: 'Danh mục' },
  look: {
    button: 'Hiển thị',
    language: 'Ngôn ngữ',
    languages: { vi: 'Tiếng Việt', en: 'English' },
    scheme: 'Nền',
    schemes: { device: 'Theo thiết bị', light: 'Sáng', dark: 'Tối' },
    contrast: 'Tương phản',
    contrasts: { device: 'Theo thiết bị', normal: 'Thường', more: 'Cao' },
    keptHere: 'Chỉ nhớ trên thiết bị này.',
  },
  printed: (moment: string) => `In lúc ${moment}`,
};
