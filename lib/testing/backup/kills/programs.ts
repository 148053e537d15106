import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../../../../scripts/build.mjs';

export type ProgramName = 'backup' | 'restore' | 'upgrade';

/** How a program ended, and after how many milliseconds. */
export interface Ended {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly errors: string;
  readonly ms: number;
}

interface RunOptions {
  readonly words?: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  /** It is killed after so many milliseconds, unless it has ended by itself. */
  readonly killAfterMs?: number;
}

/** The programs that are killed, bundled as ours are: they begin their work in a fraction of a second. */
export interface Programs {
  run(name: ProgramName, options: RunOptions): Promise<Ended>;
  remove(): Promise<void>;
}

export async function bundlePrograms(): Promise<Programs> {
  // Within the repository, so that its packages are found.
  const folder = await mkdtemp(path.resolve('node_modules/.parley-backup-kills-'));
  await build({
    ...bundleOptions({
      backup: 'scripts/backup.ts',
      restore: 'scripts/restore.ts',
      upgrade: fileURLToPath(new URL('./upgrade.ts', import.meta.url)),
      'embedded-mongodb-worker': 'embedded-mongodb/worker',
      'picture-process': 'lib/images/picture-process.ts',
    }),
    outdir: folder,
  });
  return {
    run: (name, options) => runProgram(path.join(folder, `${name}.js`), options),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function runProgram(file: string, { words = [], settings, killAfterMs }: RunOptions): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [file, ...words], {
    env: { ...process.env, MONGODB_URI: '', REDIS_URL: '', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, errors, ms: performance.now() - begun });
    });
  });
}
