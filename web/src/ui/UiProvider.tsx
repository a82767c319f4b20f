import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import './mantine.css';
import './fonts.css';
import './base.css';
import './kit.css';
import { resolver, theme } from './theme';

/** The kit and its look; `scheme` is what the device or the person at it asks for. */
export function UiProvider({ scheme = 'light', children }: { scheme?: 'light' | 'dark'; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  );
}
