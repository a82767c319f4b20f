/** So many bytes in the unit that people would say: 900 B, 12 KB, 3.4 MB; a comma where the language has one. */
export function showBytes(bytes: number, language: 'vi' | 'en'): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const shown = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: step < 2 ? 0 : 1 }).format(bytes / 1024 ** step);
  return `${shown} ${units[step] ?? 'B'}`;
}
