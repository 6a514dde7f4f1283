import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
/** What is awaited may take its time on a busy machine. */
const patient = { expect: { poll: { timeout: 15_000 } } };
const slow = { testTimeout: 120_000, hookTimeout: 120_000, ...patient };

export default defineConfig({
  root,
  plugins: [svelte()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/core/**', 'test/contract/**', 'test/e2e/**', 'test/electron/real.test.ts'],
          testTimeout: 60_000,
          ...patient,
        },
      },
      {
        extends: true,
        // What is pure can share its modules between files: loading them anew for each takes longer than the tests.
        test: { name: 'core', include: ['test/core/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
      },
      { extends: true, test: { name: 'contract', include: ['test/contract/**/*.test.ts'], ...slow } },
      {
        extends: true,
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...slow, fileParallelism: false },
      },
      { extends: true, test: { name: 'electron', include: ['test/electron/real.test.ts'], ...slow } },
    ],
  },
});
