import { spawn } from 'node:child_process';

/**
 * Runs this program again in a process of its own, when this one has closed everything. Who started this one sees no difference: it
 * passes signals on, and ends as that one ends. If this one is killed, that one stops.
 */
export function startAnew(): void {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    process.stderr.write(`Parley cannot start anew: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
