import { useWords } from '../i18n';
import { Dialog } from '../ui/Dialog';
import { AsOfFields } from './AsOfFields';

/** The choice of a moment, over the page. */
export function AsOfDialog({ at, onChoose, onClose }: { at: string | null; onChoose: (moment: string) => void; onClose: () => void }) {
  const { asOf, app } = useWords();
  return <Dialog opened title={asOf.title} onClose={onClose} closeLabel={app.close}><AsOfFields at={at} onChoose={onChoose} /></Dialog>;
}
