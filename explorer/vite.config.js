import { defineConfig } from 'vite';

// Everything is a file of its own under /explorer/files/, named by its content: nothing is inlined as data:, so that the
// page's Content-Security-Policy can stay tight, and a browser may keep each file for good.
export default defineConfig({
  base: '/explorer/',
  publicDir: false,
  worker: { format: 'es' },
  build: {
    assetsDir: 'files',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
  },
});
