import { ShortcutList } from '../../app/palette/ShortcutList';
import { Section } from '../../ui/Layout';
import { SettingsFrame, useSettingsWords } from './SettingsFrame';

/** Every key that does something. */
export function KeyboardPage() {
  const words = useSettingsWords();
  return <SettingsFrame part="keyboard"><Section title={words.sections.keyboard}><ShortcutList /></Section></SettingsFrame>;
}
