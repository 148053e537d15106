import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  readonly uri: string;
  readonly role: 'owner' | 'client';
  readonly child: ChildProcess;
  /** Ends it with a signal and resolves when it is gone: its exit code, or null after a signal. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/**
 * Starts a process of its own that serves a folder. It ends with this one.
 * @param options `maxFileBlocks`: the size that no file of it may exceed, in 512 bytes, as if the disk were full;
 * `script`: a bundled `serve.ts`, when what is measured should run as it is shipped.
 */
export async function startServerProcess(
  folder: string,
  options: { maxFileBlocks?: number; script?: string } = {},
): Promise<ServerProcess> {
  const source = fileURLToPath(new URL('./serve.ts', import.meta.url));
  const program = options.script ? [options.script] : ['--import', 'tsx', source];
  const limit = options.maxFileBlocks === undefined ? '' : `ulimit -f ${options.maxFileBlocks}; `;
  const child = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, ...program, folder], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const gone = once(child, 'exit');
  const line = once(createInterface({ input: child.stdout }), 'line');
  const first = await Promise.race([line, gone.then(() => undefined)]);
  if (first === undefined) throw new Error(`The server did not start: ${Buffer.concat(errors)}`);
  const { uri, role }: { uri: string; role: 'owner' | 'client' } = JSON.parse(String(first[0]));
  return {
    uri,
    role,
    child,
    async end(signal) {
      child.kill(signal);
      const [code] = await gone;
      return code;
    },
  };
}
