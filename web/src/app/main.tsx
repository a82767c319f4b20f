import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { UiProvider } from '../ui/UiProvider';
import { LanguageProvider } from './language';
import { router } from './router';
import { SessionProvider } from './session';

const root = document.getElementById('root');
if (!root) throw new Error('no #root in the page');

createRoot(root).render(
  <StrictMode>
    <UiProvider>
      <LanguageProvider>
        <Suspense fallback={null}>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </Suspense>
      </LanguageProvider>
    </UiProvider>
  </StrictMode>,
);
