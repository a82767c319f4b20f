import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { Page } from '../../ui/Layout';

/** Nothing has this code, or it is not for the viewer's eyes: the two are not told apart. */
export function Missing({ code }: { code: string }) {
  const { view } = useWords();
  return (
    <Page title={view.notFoundTitle} lede={view.notFoundText(code)} narrow>
      <div className="row"><LinkButton to="/viec">{view.toList}</LinkButton></div>
    </Page>
  );
}
