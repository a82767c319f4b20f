import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { settled } from './early';
import { fetchWords, LanguageProvider, remembered } from './language';
import { LookProvider } from './LookProvider';
import { router } from './router';
import { firstInstallation, SessionProvider } from './session';
import { registerWorker } from './worker';

const root = document.getElementById('root');
if (!root) throw new Error('no #root in the page');

/** What the first screen needs is fetched side by side, and what stands in the page until then stays: it is drawn once. */
async function open(place: HTMLElement): Promise<void> {
  const language = remembered();
  await Promise.all([firstInstallation(language), fetchWords(language).catch(() => undefined), router.load().catch(() => undefined), settled()]);
  createRoot(place).render(
    <StrictMode>
      <LookProvider>
        <LanguageProvider>
          <Suspense fallback={null}>
            <SessionProvider>
              <RouterProvider router={router} />
            </SessionProvider>
          </Suspense>
        </LanguageProvider>
      </LookProvider>
    </StrictMode>,
  );
  registerWorker();
}

void open(root);
