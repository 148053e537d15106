import type { Context } from '../context/context.ts';
import { count, timeSince } from '../process/metrics/measures.ts';
import { isHeld, readJob, type Sightings, takeJob } from './claim-job.ts';
import type { JobDoc } from './jobs.ts';

/** Work that one process of the workspace does whenever its time has come. */
export interface Job {
  readonly name: string;
  /** Whether its time has come, by what is stored of it. */
  isDue(job: JobDoc, now: Date): boolean;
  /** Resolves to what was done, in one sentence. `signal` is aborted when another process took the job over, or this one ends. */
  run(signal: AbortSignal): Promise<string>;
  /** Called when a run ended and that is stored. */
  ended?(): Promise<void>;
}

const LOOK_EVERY_MS = 20_000;

/** The job is due when so many milliseconds have passed since it was begun. */
export function every(ms: number): Job['isDue'] {
  return ({ startedAt }, now) => startedAt === null || now.getTime() - startedAt.getTime() >= ms;
}

/** A daily job that failed is tried again after so many milliseconds. */
const AGAIN_MS = 60 * 60 * 1000;

/**
 * The job is due at a time of day such as `03:00`, by the clock of this machine, or as soon as a process runs again when
 * none did then; and an hour after it failed. A new workspace waits for the first such time.
 */
export function dailyAt(time: string): Job['isDue'] {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const again = every(AGAIN_MS);
  return (job, now) => {
    const { createdAt, startedAt, result } = job;
    if (result?.isOk === false && again(job, now)) return true;
    const last = new Date(now);
    last.setHours(hours, minutes, 0, 0);
    if (last > now) last.setDate(last.getDate() - 1);
    return (startedAt ?? createdAt) < last;
  };
}

/**
 * Looks again and again which jobs are due, and does those that no other process does. A job whose process ended in the middle is done again by another one. Returns how to stop, which aborts what runs and waits for it.
 */
export function runSchedule(ctx: Context, jobs: readonly Job[]): () => Promise<void> {
  const seen: Sightings = new Map();
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const tick = () => {
    for (const job of jobs) {
      if (running.has(job.name)) continue;
      const work = runIfDue(ctx, job, seen, stopping.signal)
        .catch((error: unknown) =>
          ctx.log.warn({ job: job.name, reason: String(error) }, 'it could not be seen whether a job is due'),
        )
        .finally(() => running.delete(job.name));
      running.set(job.name, work);
    }
  };
  const timer = setInterval(tick, LOOK_EVERY_MS);
  timer.unref();
  tick();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await Promise.all(running.values());
  };
}

async function runIfDue(ctx: Context, job: Job, seen: Sightings, stopping: AbortSignal): Promise<void> {
  const stored = await readJob(ctx, job.name);
  // One that was begun and never ended is due again, whenever its next time would be.
  const wasCutOff = stored.owner !== null;
  if (isHeld(stored, seen) || !(wasCutOff || job.isDue(stored, ctx.now()))) return;
  const lease = await takeJob(ctx, stored);
  if (lease === null) return;
  const begun = performance.now();
  const note = (result: 'ok' | 'failed') => {
    count('job_runs_total', { job: job.name, result });
    timeSince('job_seconds', { job: job.name }, begun);
  };
  try {
    const text = await job.run(AbortSignal.any([lease.signal, stopping]));
    await lease.end({ isOk: true, text });
    note('ok');
  } catch (error) {
    // This process stops: the job did not fail.
    if (stopping.aborted) return await lease.giveBack();
    const reason = error instanceof Error ? error.message : String(error);
    ctx.log.warn({ job: job.name, reason }, 'a job failed');
    note('failed');
    await lease.end({ isOk: false, text: reason });
  }
  await job.ended?.();
}
