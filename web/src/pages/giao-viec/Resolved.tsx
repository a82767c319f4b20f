import { showDay } from '../../domain/days';
import { useLanguage } from '../../i18n';
import type { DraftPreview } from './useClarity';

/** The day a deadline falls on, and how it was worked out. */
export function Resolved({ preview }: { preview: DraftPreview | null }) {
  const { language, words: { giving } } = useLanguage();
  const due = preview?.due;
  if (!preview || !due) return null;
  const weekday = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${due}T00:00:00Z`));
  return (
    <div className="resolved" role="status">
      <p className="resolved-day">{giving.resolved(`${weekday.toLocaleLowerCase(language)}, ${showDay(due)}`)}</p>
      {preview.explanation ? <p>{preview.explanation}</p> : null}
      {preview.rolledFrom ? <p>{giving.rolled(showDay(preview.rolledFrom))}</p> : null}
      <p className="soft">{giving.calendar(preview.calendarVersion)}</p>
    </div>
  );
}
