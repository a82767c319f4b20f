import { type Language, useLanguage } from '../i18n';
import { SelectField } from '../ui/Fields';
import { LookIcon } from '../ui/icons';
import { Menu } from '../ui/Menu';
import { type ContrastChoice, type SchemeChoice, useLook } from './look';

const SCHEMES: readonly SchemeChoice[] = ['device', 'light', 'dark'];
const CONTRASTS: readonly ContrastChoice[] = ['device', 'normal', 'more'];
const LANGUAGES: readonly Language[] = ['vi', 'en'];

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

/** The same choices as fields, where there is room: the sheet of all pages on a phone, the settings. */
export function LookFields() {
  const { language, words: { nav: { look } }, choose } = useLanguage();
  const { choice, choose: chooseLook } = useLook();
  return (
    <div className="stack stack-s look-fields">
      <div className="fields">
        <SelectField label={look.language} value={language} options={LANGUAGES.map((value) => ({ value, label: look.languages[value] }))} onChange={choose} />
        <SelectField label={look.scheme} value={choice.scheme} options={SCHEMES.map((value) => ({ value, label: look.schemes[value] }))} onChange={(scheme) => chooseLook({ ...choice, scheme })} />
        <SelectField label={look.contrast} value={choice.contrast} options={CONTRASTS.map((value) => ({ value, label: look.contrasts[value] }))} onChange={(contrast) => chooseLook({ ...choice, contrast })} />
      </div>
      <p className="soft">{look.keptHere}</p>
    </div>
  );
}
