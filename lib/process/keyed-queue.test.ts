import { describe, expect, it } from 'vitest';
import { createKeyedQueue, NO_LIMIT } from './keyed-queue.ts';

describe('a keyed queue', () => {
  it('runs the works of one key in the order of the calls, one at a time', async () => {
    const serialize = createKeyedQueue();
    const events: string[] = [];
    const work = (name: string, turns: number) => async () => {
      events.push(`${name} begins`);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      events.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([
      serialize('k', work('first', 30)),
      serialize('k', work('second', 3)),
      serialize('k', work('third', 1)),
    ]);
    expect(results).toEqual(['first', 'second', 'third']);
    expect(events).toEqual(
      ['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });

  it('lets no key wait for another', async () => {
    const serialize = createKeyedQueue();
    let end: () => void = () => undefined;
    const slow = serialize('slow', () => new Promise<void>((resolve) => (end = resolve)));
    expect(await serialize('quick', async () => 'done')).toBe('done');
    end();
    await slow;
  });

  it('goes on after a work that failed', async () => {
    const serialize = createKeyedQueue();
    const failing = serialize('k', () => Promise.reject(new Error('failed')));
    const next = serialize('k', async () => 'next');
    await expect(failing).rejects.toThrow('failed');
    expect(await next).toBe('next');
  });

  it('keeps nothing of an idle key', async () => {
    const queues = new Map();
    const serialize = createKeyedQueue(queues);
    const works = Array.from({ length: 20 }, (_, index) =>
      serialize(`key ${index % 5}`, async () => {
        if (index % 3 === 0) throw new Error('failed');
      }),
    );
    expect(queues.size).toBe(5);
    await Promise.allSettled(works);
    expect(queues.size).toBe(0);
  });

  it('answers those who wait for a work that never ends, each in its time, and goes on', async () => {
    const serialize = createKeyedQueue(new Map(), 200);
    const begun: string[] = [];
    const answered: string[] = [];
    const stuck = serialize('k', () => new Promise<void>(() => undefined));
    const waiting = serialize('k', async () => begun.push('waiting'), 20);
    stuck.catch(() => answered.push('stuck'));
    waiting.catch(() => answered.push('waiting'));
    const patient = serialize('k', async () => begun.push('patient'), 10_000);
    const unavailable = { code: 'unavailable', details: { retryAfterSeconds: 5 } };
    await expect(stuck).rejects.toMatchObject(unavailable);
    await expect(waiting).rejects.toMatchObject(unavailable);
    await patient;
    expect(begun).toEqual(['patient']);
    expect(answered).toEqual(['waiting', 'stuck']);
  });

  it('lets a work without a limit take its time', async () => {
    const serialize = createKeyedQueue(new Map(), 1);
    const slow = () => new Promise<string>((resolve) => setTimeout(() => resolve('done'), 20));
    expect(await serialize('k', slow, NO_LIMIT)).toBe('done');
  });
});
