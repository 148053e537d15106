import { createHash } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root, say } from './run-step.mjs';

const RETRY_MS = 300;
/** Longer than any install and build: an older lock is left over, and its number belongs to another process now. */
const STALE_MS = 30 * 60_000;

/**
 * Runs `work` while no other process prepares the same folder: two programs started together on a fresh clone must
 * not install over each other. The lock lies outside the folder, because an install empties node_modules; the lock of
 * a process that has died is taken over.
 */
export async function oneAtATime(work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const file = path.join(tmpdir(), `parley-${name}.lock`);
  let hasSaid = false;
  while (!(await acquire(file))) {
    const holder = await holderOf(file);
    if (holder === undefined) {
      await rm(file, { force: true });
      continue;
    }
    if (!hasSaid) say(`Waiting for process ${holder}, which installs or builds in this folder …`);
    hasSaid = true;
    await wait(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The living process that holds the lock, or undefined. */
async function holderOf(file) {
  try {
    const { mtimeMs } = await stat(file);
    const pid = Number(await readFile(file, 'utf8'));
    if (pid === process.pid || Date.now() - mtimeMs > STALE_MS) return undefined;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error.code === 'EPERM' ? 'of another user' : undefined;
  }
}
