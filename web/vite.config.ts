import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { readFileSync } from 'node:fs';
import { relayTags } from './scripts/relay-tags.mjs';
import { startScript } from './scripts/start.mjs';
import { serviceWorker } from './scripts/worker.mjs';

const server = { target: process.env.SAURO_URL ?? 'http://127.0.0.1:8046', changeOrigin: false };

/** What the server answers itself while the screens come from here. */
const doors = ['/graphql', '/auth', '/files', '/receipts', '/checkpoint', '/tile', '/inspection', '/work-file', '/schema.graphql'];
const proxy = Object.fromEntries(doors.map((door) => [door, server]));

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/** Few files instead of many small ones: over one slow connection each costs a journey of its own. */
const groups = [
  { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|react-relay|relay-runtime|fbjs|invariant|nullthrows|@babel|@tanstack)\/|preload-helper/ },
  {
    name: 'common',
    test: /\/src\/(ui\/(Action|Chip|Layout|Notice|Table|icons|work\/(Due|StatusChips|act))|app\/(DataArea|useLive|LiveNotice|Fault|asOf|session|transport|environment|early|auth|language|look|outbox)|domain\/(days|text|ulid|moment|outbox|browser|names))\.tsx?$/,
  },
];

export default defineConfig({
  define: { SAURO_VERSION: JSON.stringify(version) },
  plugins: [relayTags(), react(), startScript(), serviceWorker()],
  // The hooks alone: the containers of older times stay at home.
  resolve: { alias: [{ find: /^react-relay$/, replacement: 'react-relay/hooks' }] },
  server: { proxy },
  preview: { proxy },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, rolldownOptions: { output: { codeSplitting: { groups } } } },
  test: {
    css: false,
    // A busy machine is not a fault.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'rules', environment: 'node', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'screens', environment: 'jsdom', include: ['src/**/*.test.tsx'], setupFiles: ['src/test-setup.ts'] } },
    ],
  },
});
