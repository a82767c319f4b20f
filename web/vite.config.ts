import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { relayTags } from './scripts/relay-tags.mjs';

const server = { target: process.env.SAURO_URL ?? 'http://127.0.0.1:8046', changeOrigin: false };

export default defineConfig({
  plugins: [relayTags(), react()],
  server: { proxy: { '/graphql': server, '/auth': server, '/files': server } },
  preview: { proxy: { '/graphql': server, '/auth': server, '/files': server } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: {
    css: false,
    projects: [
      { extends: true, test: { name: 'rules', environment: 'node', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'screens', environment: 'jsdom', include: ['src/**/*.test.tsx'], setupFiles: ['src/test-setup.ts'] } },
    ],
  },
});
