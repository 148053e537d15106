import type { Context } from '../context/context.ts';
import { newId } from '../contract/values/new-id.ts';
import { isDuplicate } from '../store/claim-next.ts';
import { type JobDoc, type JobResult, jobs } from './jobs.ts';

/** How often a process says that it still does a job, in milliseconds. */
const BEAT_MS = 5_000;
/** For how long another must see nothing of that before it takes the job over. By its own clock alone: clocks may differ. */
export const SILENT_MS = 30_000;

/** A job that this process does: no other one does it until it is ended. */
export interface Lease {
  /** Aborted when another process took the job over, because this one was not heard of for long. */
  readonly signal: AbortSignal;
  end(result: JobResult): Promise<void>;
  /** Leaves it to another process, or a later start, as if it had not been begun. */
  giveBack(): Promise<void>;
}

/** What a process has seen of the jobs of others: of each its beat, and when that was new, in milliseconds. */
export type Sightings = Map<string, { readonly beat: number; readonly at: number }>;

type Using = Pick<Context, 'db' | 'log' | 'now'>;

/** The document of a job, made when it is asked for the first time. */
export async function readJob({ db, now }: Pick<Using, 'db' | 'now'>, name: string): Promise<JobDoc> {
  const made: Omit<JobDoc, '_id'> = {
    owner: null,
    beat: 0,
    createdAt: now(),
    startedAt: null,
    endedAt: null,
    succeededAt: null,
    result: null,
  };
  const found = await jobs.in(db).findOne({ _id: name });
  if (found) return found;
  try {
    await jobs.in(db).insertOne({ _id: name, ...made });
  } catch (error) {
    if (!isDuplicate(error, '_id')) throw error;
  }
  return (await jobs.in(db).findOne({ _id: name })) ?? { _id: name, ...made };
}

/** Whether someone does the job, as far as can be told; `seen` remembers what was seen before. */
export function isHeld(job: JobDoc, seen: Sightings, at: number = performance.now()): boolean {
  if (job.owner === null) return false;
  const before = seen.get(job._id);
  if (before === undefined || before.beat !== job.beat) {
    seen.set(job._id, { beat: job.beat, at });
    return true;
  }
  return at - before.at < SILENT_MS;
}

/** Takes a job as it was read, unless another process was quicker: then null. */
export async function takeJob(ctx: Using, job: JobDoc): Promise<Lease | null> {
  const owner = newId();
  const { modifiedCount } = await jobs
    .in(ctx.db)
    .updateOne(
      { _id: job._id, owner: job.owner, beat: job.beat },
      { $set: { owner, startedAt: ctx.now() }, $inc: { beat: 1 } },
    );
  return modifiedCount === 1 ? leaseOf(ctx, job, owner) : null;
}

/**
 * Takes a job, whether or not its time has come; null while another process does it. Of one that does not beat it is
 * waited for {@link SILENT_MS} whether it comes to life.
 */
export async function claimJob(ctx: Using, name: string): Promise<Lease | null> {
  const seen: Sightings = new Map();
  const first = await readJob(ctx, name);
  for (let job = first; ; job = await readJob(ctx, name)) {
    if (!isHeld(job, seen)) return await takeJob(ctx, job);
    if (job.owner === first.owner && job.beat !== first.beat) return null;
    await new Promise((resolve) => setTimeout(resolve, BEAT_MS / 5));
  }
}

function leaseOf(ctx: Using, { _id, startedAt }: JobDoc, owner: string): Lease {
  const taken = new AbortController();
  const beat = async () => {
    const { matchedCount } = await jobs.in(ctx.db).updateOne({ _id, owner }, { $inc: { beat: 1 } });
    if (matchedCount === 0) taken.abort();
  };
  const timer = setInterval(() => {
    // A store that is away: the next beat comes soon, and who takes over needs the store, too.
    beat().catch((error: unknown) => ctx.log.debug({ job: _id, reason: String(error) }, 'a beat was lost'));
  }, BEAT_MS);
  timer.unref();
  return {
    signal: taken.signal,
    async end(result) {
      clearInterval(timer);
      const endedAt = ctx.now();
      const ended = { owner: null, endedAt, result, ...(result.isOk ? { succeededAt: endedAt } : {}) };
      await jobs.in(ctx.db).updateOne({ _id, owner }, { $set: ended, $inc: { beat: 1 } });
    },
    async giveBack() {
      clearInterval(timer);
      await jobs
        .in(ctx.db)
        .updateOne({ _id, owner }, { $set: { owner: null, startedAt }, $inc: { beat: 1 } });
    },
  };
}
