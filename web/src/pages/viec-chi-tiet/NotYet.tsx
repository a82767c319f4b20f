import { useAsOf } from '../../app/asOf';
import { showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { Page } from '../../ui/Layout';

/** At the moment in view there was no such assignment, or the viewer could not see it then. */
export function NotYet({ code, at }: { code: string; at: string }) {
  const { asOf } = useWords();
  const { set } = useAsOf();
  return (
    <Page title={code} lede={asOf.notYet(showMoment(at))} narrow>
      <div className="row"><Action onClick={() => set(null)}>{asOf.now}</Action></div>
    </Page>
  );
}
