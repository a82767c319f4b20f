import { useLanguage } from '../i18n';
import * as en from '../i18n/en/receipt';
import { topic } from '../i18n/topic';
import * as vi from '../i18n/vi/receipt';
import { useAsOf } from './asOf';

const useWorkFileWords = topic<typeof vi.workFile>(vi.workFile, en.workFile);

/** Everything about one assignment as one page that can be printed and kept, as of the moment looked at. */
export function WorkFileLinks({ code, at: given }: { code: string; at?: string }) {
  const { language } = useLanguage();
  const words = useWorkFileWords();
  const { at: looked } = useAsOf();
  const at = given ?? looked;
  const address = `/work-file/${encodeURIComponent(code)}?${new URLSearchParams({ lang: language, ...(at ? { knownAt: at } : {}) }).toString()}`;
  return (
    <>
      <a className="link-button link-button-quiet action-small" href={address} target="_blank" rel="noreferrer" aria-label={words.openOf(code)}>{words.open}</a>
      <a className="link-button link-button-quiet action-small" href={address} download={`${code}.html`} aria-label={words.saveOf(code)}>{words.save}</a>
    </>
  );
}
