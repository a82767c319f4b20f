import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { readFileSync } from 'node:fs';
import { relayTags } from './scripts/relay-tags.mjs';
import { serviceWorker } from './scripts/worker.mjs';

const server = { target: process.env.SAURO_URL ?? 'http://127.0.0.1:8046', changeOrigin: false };

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig({
  define: { SAURO_VERSION: JSON.stringify(version) },
  plugins: [relayTags(), react(), serviceWorker()],
  server: { proxy: { '/graphql': server, '/auth': server, '/files': server, '/receipts': server, '/checkpoint': server, '/tile': server, '/inspection': server, '/work-file': server, '/schema.graphql': server } },
  preview: { proxy: { '/graphql': server, '/auth': server, '/files': server, '/receipts': server, '/checkpoint': server, '/tile': server, '/inspection': server, '/work-file': server, '/schema.graphql': server } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
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
