import { useWords } from '../../i18n';
import { Overlay } from '../../ui/Overlay';
import { ShortcutList } from './ShortcutList';
import { usePaletteWords } from './useEntries';

/** The list of shortcuts over whatever page is open. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { app } = useWords();
  const { shortcuts } = usePaletteWords();
  return <Overlay title={shortcuts.title} closeLabel={app.close} onClose={onClose}><ShortcutList /></Overlay>;
}
