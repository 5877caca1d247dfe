import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** One script and one style sheet with fixed names, so that any host name can be answered from the same build. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: fileURLToPath(new URL('../../../.demo/portal', import.meta.url)),
    emptyOutDir: true,
    chunkSizeWarningLimit: 4096,
    rollupOptions: {
      output: { entryFileNames: 'portal-assets/portal.js', assetFileNames: 'portal-assets/portal[extname]' },
    },
  },
});
