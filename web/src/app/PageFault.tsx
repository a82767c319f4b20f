import { useRouter } from '@tanstack/react-router';
import { useWords } from '../i18n';
import { Loading, Page } from '../ui/Layout';
import { FaultNotice } from './Fault';

/** While the code of a page is on its way. */
export function Opening() {
  const { app } = useWords();
  return <Loading label={app.loadingPage} />;
}

export function PageFault({ error, reset }: { error: unknown; reset: () => void }) {
  const { app } = useWords();
  const router = useRouter();
  return (
    <Page title={app.brokenTitle} narrow>
      <FaultNotice
        problem={error}
        retry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Page>
  );
}
