import { useAsOf } from '../../app/asOf';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Notice } from '../../ui/Notice';

/** In the place of a form while the past is looked at. */
export function PresentOnly() {
  const { asOf } = useWords();
  const { set } = useAsOf();
  return (
    <Notice>
      <p>{asOf.noActs}</p>
      <div className="row"><Action tone="quiet" onClick={() => set(null)}>{asOf.now}</Action></div>
    </Notice>
  );
}
