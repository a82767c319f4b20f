import { useLanguage } from '../i18n';
import { SelectField } from '../ui/Fields';
import { CONTRASTS, LANGUAGES, SCHEMES, useLook } from './look';

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
