import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const QUIET_SHARE = 0.02;
const POLL_MS = 500;
const QUIET_MAX_MS = 120_000;

/** Processor time that a process and its children have used since they started, in milliseconds, all threads counted. */
export async function processorMs(pid: number): Promise<number> {
  let ms = 0;
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  for (const task of tasks) {
    const base = `/proc/${pid}/task/${task}`;
    // Nanoseconds on the processor; /proc/PID/stat has the same in steps of 10 ms.
    const schedule = await readFile(`${base}/schedstat`, 'utf8').catch(() => '0');
    ms += Number(schedule.split(' ')[0]) / 1e6;
    const children = await readFile(`${base}/children`, 'utf8').catch(() => '');
    for (const child of children.split(' ').filter(Boolean)) ms += await processorMs(Number(child));
  }
  return ms;
}

/** Resident memory of a process in KiB. */
export async function residentKib(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
}

/** Waits until these processes do next to nothing: what was asked of them is done. */
export async function untilQuiet(pids: readonly number[]): Promise<void> {
  const used = async () => (await Promise.all(pids.map(processorMs))).reduce((sum, ms) => sum + ms, 0);
  const deadline = performance.now() + QUIET_MAX_MS;
  for (let before = await used(); performance.now() < deadline; ) {
    await wait(POLL_MS);
    const now = await used();
    if (now - before < POLL_MS * QUIET_SHARE) return;
    before = now;
  }
}
