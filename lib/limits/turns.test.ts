import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAppError } from '../use-case/app-error.ts';
import { type TurnLimits, Turns } from './turns.ts';

const LIMITS: TurnLimits = { atOnce: 2, waitingMax: 60, burstMs: 100, share: 0.1 };

afterEach(() => void vi.useRealTimers());

/** Works that end when they are told to, and what has begun so far. */
function works() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    start: (name: string) => () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    },
    async endFirst() {
      ends.shift()?.();
      await new Promise(setImmediate);
    },
  };
}

describe('the turns of people', () => {
  it('run another’s call next beside fifty slow ones of one person', async () => {
    const turns = new Turns(LIMITS);
    const { begun, start } = works();
    for (let index = 0; index < 50; index += 1) void turns.run('mallory', start(`mallory ${index}`));
    void turns.run('ada', start('ada'));
    await new Promise(setImmediate);
    expect(begun).toEqual(['mallory 0', 'mallory 1', 'ada']);
  });

  it('keep the order of one person’s calls, a few at once', async () => {
    const turns = new Turns(LIMITS);
    const { begun, start, endFirst } = works();
    for (let index = 0; index < 6; index += 1) void turns.run('ada', start(String(index)));
    for (let ended = 0; ended < 6; ended += 1) {
      await endFirst();
      expect(begun).toEqual(['0', '1', '2', '3', '4', '5'].slice(0, Math.min(6, ended + 2)));
    }
  });

  it('refuse one more than may wait, and take calls again once there is room', async () => {
    const turns = new Turns(LIMITS);
    const { start, endFirst } = works();
    const all = Array.from({ length: 62 }, () => turns.run('ada', start('one')));
    const refusal: unknown = await turns.run('ada', start('too many')).catch((thrown: unknown) => thrown);
    expect(isAppError(refusal) && refusal.code).toBe('rate_limited');
    expect(isAppError(refusal) && refusal.details.retryAfterSeconds).toBeGreaterThanOrEqual(1);
    await turns.run('grace', async () => undefined);
    await endFirst();
    all.push(turns.run('ada', start('one more')));
    for (let ended = 0; ended < 64; ended += 1) await endFirst();
    await Promise.all(all);
  });

  it('go on after a work that fails', async () => {
    const turns = new Turns({ ...LIMITS, atOnce: 1 });
    await expect(turns.run('ada', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.run('ada', async () => 'done')).toBe('done');
  });
});

describe('the processor time of people', () => {
  /** A clock that goes with the timers, and works that each use so much of it. */
  function workshop(limits: TurnLimits = LIMITS) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let now = 0;
    let used = 0;
    const turns = new Turns(limits, { now: () => now, used: () => used });
    const use = (key: string, ms: number, done: () => void = () => undefined) =>
      turns.run(key, async () => {
        used += ms;
        done();
      });
    const pass = async (ms: number) => {
      for (let step = 0; step < ms; step += 10) {
        now += 10;
        await vi.advanceTimersByTimeAsync(10);
      }
    };
    return { turns, use, pass };
  }

  /** How many works of 10 ms one person gets done in ten seconds, while another is at work or not. */
  async function doneInTenSeconds({ isOtherAtWork }: { readonly isOtherAtWork: boolean }): Promise<number> {
    const { use, pass } = workshop();
    let done = 0;
    let isOver = false;
    const keepOn = async () => {
      while (!isOver && done < 1_000) await use('mallory', 10, () => (done += 1));
    };
    if (isOtherAtWork) await use('ada', 1);
    const going = keepOn();
    for (let second = 0; second < 10; second += 1) {
      if (isOtherAtWork) await use('ada', 1);
      await pass(1_000);
    }
    isOver = true;
    const inTime = done;
    await pass(1_000);
    await going;
    return inTime;
  }

  it('is the burst and then a share, while another is at work', async () => {
    const done = await doneInTenSeconds({ isOtherAtWork: true });
    // 100 ms at once, and a tenth of ten seconds.
    expect(done).toBeGreaterThanOrEqual(100);
    expect(done).toBeLessThanOrEqual(120);
  });

  it('is not bounded while no one else is at work', async () => {
    expect(await doneInTenSeconds({ isOtherAtWork: false })).toBe(1_000);
  });

  it('does not keep a person waiting for long after one dear work', async () => {
    const { use, pass } = workshop();
    await use('ada', 60_000);
    await use('grace', 1);
    let isDone = false;
    void use('ada', 1, () => (isDone = true));
    for (let second = 0; second < 4; second += 1) {
      await use('grace', 1);
      await pass(1_000);
    }
    expect(isDone).toBe(false);
    await use('grace', 1);
    await pass(1_100);
    expect(isDone).toBe(true);
  });

  it('says whether another is at work', async () => {
    const { turns, use, pass } = workshop();
    await use('ada', 1);
    expect(turns.isSharedWithOthers('ada')).toBe(false);
    expect(turns.isSharedWithOthers('grace')).toBe(true);
    await use('grace', 1);
    await use('grace', 1);
    expect(turns.isSharedWithOthers('ada')).toBe(true);
    expect(turns.isSharedWithOthers('grace')).toBe(true);
    await pass(2_000);
    expect(turns.isSharedWithOthers('ada')).toBe(false);
  });
});
