import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  /** What it logged of failures. */
  failures(): string[];
  /** Of its REST API. */
  readonly url: string;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Starts a process that serves files and messages, with these settings. */
export async function startServerProcess(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const program = fileURLToPath(new URL('./serve.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
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
