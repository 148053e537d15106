import { spawn } from 'node:child_process';
import path from 'node:path';
import { BackupProblem } from '../backup-problem.ts';

/** Of what the program says so much is kept, in characters. */
const OUTPUT_MAX = 10_000;

interface ProgramOptions {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Variables besides those of this process. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Runs the program of that name beside the one that runs: all are bundled into one folder. Resolves to what it printed; throws
 * {@link BackupProblem} with what it complained about when it fails.
 */
export async function runProgram(
  name: 'backup' | 'restore',
  words: readonly string[],
  { signal, settings = {} }: ProgramOptions,
): Promise<string> {
  const program = path.join(path.dirname(process.argv[1] ?? ''), `${name}.js`);
  const child = spawn(process.execPath, [/*turbopackIgnore: true*/ program, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
    signal,
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-OUTPUT_MAX);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-OUTPUT_MAX);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) =>
      reject(signal.aborted ? new BackupProblem(`The ${name} was interrupted.`) : error),
    );
    child.on('close', resolve);
  });
  if (code !== 0) throw new BackupProblem(errors.trim() || `The ${name} was interrupted.`);
  return output;
}

/** The last line that is not empty: what a program answers to the server that started it. */
export function lastLineOf(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
