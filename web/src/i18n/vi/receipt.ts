/** Biên nhận của một mục, hồ sơ công việc của một nhiệm vụ. */
export const receipt = {
  take: 'Tải biên nhận',
  of: (what: string) => `Tải biên nhận: ${what}`,
  done: (name: string) => `Đã lưu ${name}.`,
};

export const workFile = {
  open: 'Hồ sơ công việc',
  openOf: (code: string) => `Mở hồ sơ công việc ${code} ở thẻ mới`,
  save: 'Tải hồ sơ',
  saveOf: (code: string) => `Tải hồ sơ công việc ${code}`,
};
