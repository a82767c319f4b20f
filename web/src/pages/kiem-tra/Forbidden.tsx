import { Notice } from '../../ui/Notice';
import { useJournalWords } from './words';

/** Says who may see this, and what to do about it. */
export function Forbidden() {
  const words = useJournalWords();
  return <Notice tone="warn" title={words.forbidden}><p>{words.forbiddenText}</p></Notice>;
}
