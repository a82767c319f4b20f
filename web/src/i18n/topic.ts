import { useLanguage } from './index';

/**
 * Words that only some pages need. They travel with those pages instead of with the first load; English must have the
 * same keys and arguments, or it does not compile.
 */
export function topic<Words>(vi: Words, en: Words): () => Words {
  return () => (useLanguage().language === 'en' ? en : vi);
}
