import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from '../context/context.ts';
import { createTestContext, type TestContext } from '../testing/test-context.ts';
import { claimJob, isHeld, readJob, SILENT_MS, type Sightings, takeJob } from './claim-job.ts';
import { type JobDoc, jobs } from './jobs.ts';
import { dailyAt, every, type Job, runSchedule } from './run-schedule.ts';

let workspace: TestContext;
let ctx: Context;
beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
afterAll(() => workspace.close());
beforeEach(() => jobs.in(ctx.db).deleteMany({}));

/** A job that is due at once and counts its runs. */
function counting(name: string, work: (signal: AbortSignal) => Promise<string> = async () => 'Done.') {
  const runs: AbortSignal[] = [];
  const job: Job = {
    name,
    isDue: every(60_000),
    run(signal) {
      runs.push(signal);
      return work(signal);
    },
  };
  return { runs, job };
}

const stored = async (name: string) => await readJob(ctx, name);

describe('a schedule', () => {
  it('has a job done by one of several processes, and notes what came of it', async () => {
    const { runs, job } = counting('once');
    const processes = [ctx, workspace.otherProcess(), workspace.otherProcess()];
    const stops = processes.map((each) => runSchedule(each, [job]));
    await expect.poll(async () => (await stored('once')).endedAt).not.toBeNull();
    await Promise.all(stops.map((stop) => stop()));
    expect(runs).toHaveLength(1);
    expect(await stored('once')).toMatchObject({ owner: null, result: { isOk: true, text: 'Done.' } });
  });

  it('notes why a job failed, keeps when it succeeded, and goes on', async () => {
    const { job } = counting('failing', () => Promise.reject(new Error('There is no more room.')));
    const stop = runSchedule(ctx, [job]);
    await expect
      .poll(async () => (await stored('failing')).result)
      .toEqual({ isOk: false, text: 'There is no more room.' });
    expect((await stored('failing')).succeededAt).toBeNull();
    await stop();
  });

  it('ends what runs when the process stops, which is no failure: the next process does it', async () => {
    const { runs, job } = counting(
      'long',
      (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
    );
    const stop = runSchedule(ctx, [job]);
    await expect.poll(() => runs.length).toBe(1);
    await stop();
    expect(await stored('long')).toMatchObject({ owner: null, startedAt: null, result: null });
    const next = runSchedule(workspace.otherProcess(), [job]);
    await expect.poll(() => runs.length).toBe(2);
    await next();
  });
});

describe('a lease', () => {
  it('is given to one', async () => {
    const job = await stored('leased');
    const taken = await Promise.all([takeJob(ctx, job), takeJob(workspace.otherProcess(), job)]);
    expect(taken.filter((each) => each !== null)).toHaveLength(1);
    for (const each of taken) await each?.end({ isOk: true, text: '' });
  });

  it('is held while its owner is heard of, by the clock of who looks', async () => {
    const seen: Sightings = new Map();
    const job: JobDoc = { ...(await stored('held')), owner: 'another', beat: 5 };
    expect(isHeld(job, seen, 0)).toBe(true);
    expect(isHeld(job, seen, SILENT_MS - 1)).toBe(true);
    expect(isHeld({ ...job, beat: 6 }, seen, SILENT_MS + 1)).toBe(true);
    expect(isHeld({ ...job, beat: 6 }, seen, 2 * SILENT_MS)).toBe(true);
    expect(isHeld({ ...job, beat: 6 }, seen, 2 * SILENT_MS + 2)).toBe(false);
    expect(isHeld({ ...job, owner: null }, new Map(), 0)).toBe(false);
  });

  it('is not taken from one that was heard of meanwhile', async () => {
    const job = await stored('beating');
    const lease = await takeJob(ctx, job);
    const seen = await stored('beating');
    await jobs.in(ctx.db).updateOne({ _id: 'beating' }, { $inc: { beat: 1 } });
    expect(await takeJob(ctx, seen)).toBeNull();
    await lease?.end({ isOk: true, text: '' });
  });

  it('tells its owner when another one has the job, and no longer writes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const lease = await takeJob(ctx, await stored('lost'));
    await jobs.in(ctx.db).updateOne({ _id: 'lost' }, { $set: { owner: 'another' } });
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    await expect.poll(() => lease?.signal.aborted).toBe(true);
    await lease?.end({ isOk: true, text: 'too late' });
    expect(await stored('lost')).toMatchObject({ owner: 'another', result: null });
  });

  it('is refused by hand while another process is at it', async () => {
    const lease = await takeJob(ctx, await stored('by-hand'));
    const asked = claimJob(workspace.otherProcess(), 'by-hand');
    await jobs.in(ctx.db).updateOne({ _id: 'by-hand' }, { $inc: { beat: 1 } });
    expect(await asked).toBeNull();
    await lease?.end({ isOk: true, text: '' });
    const next = await claimJob(ctx, 'by-hand');
    expect(next).not.toBeNull();
    await next?.end({ isOk: true, text: '' });
  });
});

describe('a daily job', () => {
  const isDue = dailyAt('03:00');
  const at = (text: string) => new Date(`2026-11-${text}:00`);
  const job = (more: Partial<JobDoc>): JobDoc => ({
    _id: 'daily',
    owner: null,
    beat: 0,
    createdAt: at('01T12:00'),
    startedAt: null,
    endedAt: null,
    succeededAt: null,
    result: null,
    ...more,
  });

  it.each([
    ['in a new workspace not before its first time', {}, '02T02:59', false],
    ['then at that time', {}, '02T03:00', true],
    ['not twice a day', { startedAt: at('02T03:00') }, '02T23:59', false],
    ['on the next day', { startedAt: at('02T03:00') }, '03T03:00', true],
    ['later when no process ran then', { startedAt: at('02T03:00') }, '05T14:00', true],
    [
      'not at once after it failed',
      { startedAt: at('02T03:00'), result: { isOk: false, text: '' } },
      '02T03:59',
      false,
    ],
    [
      'an hour after it failed',
      { startedAt: at('02T03:00'), result: { isOk: false, text: '' } },
      '02T04:00',
      true,
    ],
  ])('is due %s', (_, more, now, expected) => expect(isDue(job(more), at(now))).toBe(expected));
});
