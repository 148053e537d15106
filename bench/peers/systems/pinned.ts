import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The core of everything that is measured, and the core of those who call it. */
const CORES = { server: '0', load: '1' } as const;

const folders = (process.env.PATH ?? '').split(path.delimiter);
const taskset = folders.map((folder) => path.join(folder, 'taskset')).find((file) => existsSync(file));

/** Whether servers and callers have a core each. */
export const isPinned = taskset !== undefined && os.cpus().length > 1;

/** The same command on one core, where the machine has `taskset` and two cores. */
export function pinned(role: keyof typeof CORES, command: string, args: readonly string[]) {
  if (!isPinned || taskset === undefined) return { command, args };
  return { command: taskset, args: ['-c', CORES[role], command, ...args] };
}
