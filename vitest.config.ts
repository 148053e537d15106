import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that run for more than fifteen seconds, the longest first. */
const LONG = [
  'lib/testing/operation-growth.test.ts',
  'lib/testing/growth.test.ts',
  'scripts/backup.test.ts',
  'lib/testing/files/kills/kill.test.ts',
  'lib/bus/redis-failures.test.ts',
  'lib/server/past-releases.test.ts',
  'lib/backup/backup.test.ts',
  'test/kill/kill.test.ts',
  'lib/socket/presence.test.ts',
  'lib/http/doctor/real-proxies.test.ts',
  'lib/backup/backup-of-mongodb.test.ts',
  'test/processes.test.ts',
  'lib/backup/welcome/restore-uploaded.test.ts',
  'lib/contacts/import/import.test.ts',
  'lib/testing/backup/kills/kill.test.ts',
];

/** Begins with the long files, so that none of them is still running when all others are done. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((file) => moduleId.endsWith(file));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    exclude: ['**/node_modules/**', '.next/**', 'dist/**', 'e2e/**'],
    pool: 'forks',
    // One more than there are cores: many tests wait, for a Redis that is away or a process that starts.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongFirst },
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
