import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../../../../scripts/build.mjs';

export interface ServerProcess {
  /** What it logged of failures. */
  failures(): string[];
  /** Of its REST API. */
  readonly url: string;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** The program of such a process, bundled as ours are: it starts in a fraction of the time. */
export interface ServerProgram {
  readonly file: string;
  remove(): Promise<void>;
}

export async function bundleServer(): Promise<ServerProgram> {
  // Within the repository, so that its packages are found.
  const folder = await mkdtemp(path.resolve('node_modules/.parley-kills-'));
  await build({
    ...bundleOptions({
      serve: fileURLToPath(new URL('./serve.ts', import.meta.url)),
      'embedded-mongodb-worker': 'embedded-mongodb/worker',
      'picture-process': 'lib/images/picture-process.ts',
    }),
    outdir: folder,
  });
  return {
    file: path.join(folder, 'serve.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Starts a process that serves files and messages, with these settings. */
export async function startServerProcess(
  { file }: ServerProgram,
  settings: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, RATE_LIMITS: 'off', LOG_LEVEL: 'error', ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  const gone = once(child, 'exit');
  const logged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const first = new Promise<string>((resolve) => {
    // What comes before is log.
    lines.on('line', (line) => {
      if (line.startsWith('http')) resolve(line);
      else logged.push(line);
    });
  });
  const url = await Promise.race([first, gone.then(() => null)]);
  if (url === null) throw new Error(`The server did not start: ${Buffer.concat(errors)}`);
  return {
    url,
    failures: () => logged.filter((line) => line.includes('"msg":"failed"')),
    async end(signal) {
      child.kill(signal);
      await gone;
    },
  };
}
