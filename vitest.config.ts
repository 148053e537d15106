import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    exclude: ['**/node_modules/**', '.next/**', 'dist/**', 'e2e/**'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'node', include: ['**/*.test.ts'] } },
      {
        extends: true,
        test: {
          // Components and hooks: they draw into a document of happy-dom, without a browser.
          name: 'dom',
          include: ['**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['app/_testing/dom-setup.ts'],
        },
      },
    ],
  },
});
