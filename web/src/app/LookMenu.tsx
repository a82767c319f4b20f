import { useLanguage } from '../i18n';
import { LookIcon } from '../ui/icons';
import { Menu } from '../ui/Menu';
import { CONTRASTS, LANGUAGES, SCHEMES, useLook } from './look';

/** Language, background and contrast, in a menu of the masthead. */
export function LookMenu() {
  const { language, words: { nav: { look }, app }, choose } = useLanguage();
  const { choice, choose: chooseLook } = useLook();
  return (
    <Menu
      button={<LookIcon />}
      buttonLabel={look.button}
      chosenLabel={app.chosen}
      groups={[
        { key: 'language', title: look.language, items: LANGUAGES.map((one) => ({ key: one, label: <span lang={one}>{look.languages[one]}</span>, chosen: one === language, onSelect: () => choose(one) })) },
        { key: 'scheme', title: look.scheme, items: SCHEMES.map((one) => ({ key: one, label: look.schemes[one], chosen: one === choice.scheme, onSelect: () => chooseLook({ ...choice, scheme: one }) })) },
        { key: 'contrast', title: look.contrast, items: CONTRASTS.map((one) => ({ key: one, label: look.contrasts[one], chosen: one === choice.contrast, onSelect: () => chooseLook({ ...choice, contrast: one }) })) },
      ]}
    />
  );
}
