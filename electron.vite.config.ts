import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const path = (name: string) => resolve(import.meta.dirname, name);

/** Every host and the UI come out of one build: out/main holds the node entries, out/renderer the page. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node22',
      rolldownOptions: {
        input: {
          electron: path('electron/main.ts'),
          loopback: path('src/loopback/main.ts'),
          cli: path('src/cli/main.ts'),
          worker: path('src/backend/worker.ts'),
          'job-worker': path('src/backend/job-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: path('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('src/ui'),
    base: './',
    plugins: [svelte()],
    build: {
      outDir: path('out/renderer'),
      target: 'chrome140',
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: path('src/ui/index.html') },
    },
  },
});
