import { showMoment } from '../domain/days';
import { useWords } from '../i18n';
import { Notice } from '../ui/Notice';

/** Says that what is on the screen may be out of date, and since when. */
export function LiveNotice({ downSince }: { downSince: Date | null }) {
  const { app } = useWords();
  return downSince ? <Notice tone="warn" live><p>{app.liveLost(showMoment(downSince.toISOString()))}</p></Notice> : null;
}
