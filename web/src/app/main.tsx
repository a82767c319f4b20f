import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from './language';
import { LookProvider } from './LookProvider';
import { router } from './router';
import { SessionProvider } from './session';
import { registerWorker } from './worker';

const root = document.getElementById('root');
if (!root) throw new Error('no #root in the page');

createRoot(root).render(
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
