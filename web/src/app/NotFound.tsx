import { useWords } from '../i18n';
import { LinkButton } from '../ui/Action';
import { Page, Row } from '../ui/Layout';

export function NotFound() {
  const { app } = useWords();
  return (
    <Page title={app.notFoundTitle} lede={app.notFoundText} narrow>
      <Row>
        <LinkButton to="/">{app.toMyWork}</LinkButton>
      </Row>
    </Page>
  );
}
