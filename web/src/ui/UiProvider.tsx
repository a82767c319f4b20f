import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import './mantine.css';
import './fonts.css';
import './base.css';
import './kit.css';
import { resolver, theme } from './theme';

const nothing = () => undefined;

/**
 * The kit asks its own keeper for a scheme once before it heeds the one it is given; another answer there would be a flash
 * of white on a dark screen.
 */
function kept(scheme: 'light' | 'dark'): MantineColorSchemeManager {
  return { get: () => scheme, set: nothing, subscribe: nothing, unsubscribe: nothing, clear: nothing };
}

/** The kit and its look; `scheme` is what the device or the person at it asks for. */
export function UiProvider({ scheme = 'light', children }: { scheme?: 'light' | 'dark'; children: ReactNode }) {
  const manager = useMemo(() => kept(scheme), [scheme]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} forceColorScheme={scheme} colorSchemeManager={manager}>
      {children}
    </MantineProvider>
  );
}
