/** Files as evidence: sending and looking at them. */
export const evidence = {
  none: 'Chưa có minh chứng nào.',
  most: (mib: number) => `Mỗi tệp tối đa ${mib} MB.`,
  wrongKind: (name: string) => `Không nhận tệp “${name}”: chỉ nhận PDF, PNG, JPEG, DOCX, XLSX, ODT, CSV, TXT.`,
  empty: (name: string) => `Tệp “${name}” rỗng.`,
  tooLarge: (name: string, mib: number, most: number) => `Tệp “${name}” nặng khoảng ${mib} MB, quá mức ${most} MB. Hãy nén hoặc chia nhỏ.`,
  stop: 'Dừng gửi',
  stopped: 'Đã dừng gửi tệp.',
  picture: (title: string) => `Ảnh: ${title}`,
  openPdf: 'Mở PDF trong thẻ mới',
  other: 'Loại tệp này không xem được ngay trên trang; hãy tải về.',
  download: 'Tải tệp về',
};
