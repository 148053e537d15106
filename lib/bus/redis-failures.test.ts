import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { admitCall } from '../limits/call-limit.ts';
import { consume, requireRemaining } from '../limits/rate-limit.ts';
import { readEnv } from '../process/env.ts';
import { documentedRights } from '../testing/documented-rights.ts';
import { eventually } from '../testing/eventually.ts';
import { type FaultyProxy, openFaultyProxy } from '../testing/faulty-proxy.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { freePort, type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import type { Bus } from './bus.ts';

let server: RedisServer;
const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function serve(options?: Parameters<typeof startRedisServer>[0]): Promise<RedisServer> {
  server = await startRedisServer(options);
  ends.push(server.close);
  return server;
}

/** A process of the workspace, and what it received. */
function open(url = server.url) {
  const bus = openRedisBus(url);
  ends.push(bus.close);
  const received: string[] = [];
  let gaps = 0;
  bus.listen((_, message) => received.push(message));
  bus.onGap(() => {
    gaps += 1;
  });
  return { bus, received, gaps: () => gaps };
}

async function subscribed(bus: Bus, channel = 'x'): Promise<void> {
  await untilWell(bus);
  await bus.subscribe([channel]).confirmed;
}

/** How long some work takes, in milliseconds. */
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const degraded = (reason: string) => ({ state: 'degraded', reason: expect.stringContaining(reason) });

describe('a Redis that is stopped and started again', () => {
  it('is replaced by the process itself meanwhile; afterwards there is a gap, and it receives again', async () => {
    await serve();
    const [one, two] = [open(), open()];
    await Promise.all([subscribed(one.bus), subscribed(two.bus)]);
    await one.bus.set('k', 'shared', 60_000);
    const gaps = two.gaps();
    await server.stop();
    await eventually(() => expect(one.bus.health()).toEqual(degraded('cannot be reached')));
    one.bus.publish('x', 'alone');
    expect(one.received).toEqual(['alone']);
    // What this process set itself it still knows, and nothing else.
    expect(await one.bus.get(['k', 'others'])).toEqual(['shared', null]);
    expect(await two.bus.get(['k'])).toEqual([null]);
    await expect(one.bus.set('k', 'v', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(one.bus.delete('k')).rejects.toMatchObject({ code: 'unavailable' });
    await server.start();
    await Promise.all([untilWell(one.bus), untilWell(two.bus)]);
    await eventually(() => expect(two.gaps()).toBe(gaps + 1));
    one.bus.publish('x', 'again');
    await eventually(() => expect(two.received).toEqual(['again']));
    expect(one.received).toEqual(['alone', 'again']);
  });
});

describe('a Redis that comes up after the process', () => {
  it('holds nothing up, and is told as a gap at the first subscription', async () => {
    await serve({ isStopped: true });
    const one = open();
    const subscription = one.bus.subscribe(['x']);
    expect(subscription.isConfirmed).toBe(false);
    expect(await timed(() => subscription.confirmed)).toBeLessThan(1_000);
    expect(one.gaps()).toBe(0);
    await server.start();
    await eventually(() => expect(one.gaps()).toBe(1));
    const two = open();
    await untilWell(two.bus);
    two.bus.publish('x', 'from the first moment on');
    await eventually(() => expect(one.received).toEqual(['from the first moment on']));
  });
});

describe('a Redis that stops answering', () => {
  it('lets nothing wait for more than some seconds, and afterwards nothing at all', async () => {
    await serve();
    const [one, two] = [open(), open()];
    await Promise.all([subscribed(one.bus), subscribed(two.bus)]);
    await one.bus.set('k', 'mine', 60_000);
    const gaps = [one.gaps(), two.gaps()] as const;
    server.pause();
    expect(await timed(() => one.bus.publish('x', 'meanwhile'))).toBeLessThan(100);
    expect(one.received).toEqual(['meanwhile']);
    expect(await timed(() => Promise.all([one.bus.get(['k']), two.bus.get(['k'])]))).toBeLessThan(4_000);
    expect(one.bus.health()).toEqual(degraded('does not answer'));
    // Known to be silent now: no one waits for it any more.
    const later = await timed(async () => {
      for (let index = 0; index < 100; index += 1) one.bus.publish('x', 'more');
      expect(await one.bus.get(['k'])).toEqual(['mine']);
      await expect(one.bus.set('k', 'v', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
      await one.bus.subscribe(['y']).confirmed;
    });
    expect(later).toBeLessThan(3_000);
    server.resume();
    await Promise.all([untilWell(one.bus), untilWell(two.bus)]);
    one.bus.publish('y', 'again');
    two.bus.publish('y', 'and here');
    await eventually(() => expect(one.received).toContain('and here'));
    expect(one.gaps()).toBeGreaterThan(gaps[0]);
    // Its subscriptions lived on, but what the others published meanwhile may not have been sent.
    await eventually(() => expect(two.gaps()).toBe(gaps[1] + 1));
  });
});

describe('a connection that is dead without a word', () => {
  let proxy: FaultyProxy;
  beforeEach(async () => {
    await serve();
    proxy = await openFaultyProxy(server.port);
    ends.push(proxy.close);
  });

  it('is cut and made again, with a gap', async () => {
    const one = open(`redis://127.0.0.1:${proxy.port}`);
    await subscribed(one.bus);
    const gaps = one.gaps();
    proxy.halfOpen();
    await expect.poll(() => one.bus.health(), { timeout: 15_000 }).toEqual(degraded('does not answer'));
    proxy.heal();
    await untilWell(one.bus);
    await eventually(() => expect(one.gaps()).toBeGreaterThan(gaps));
    const two = open();
    await untilWell(two.bus);
    two.bus.publish('x', 'alive');
    await eventually(() => expect(one.received).toEqual(['alive']));
  });
});

describe('a Redis that refuses the subscription', () => {
  it('by its rights on channels: the health says which, and ends with it', async () => {
    await serve();
    await server.ask('ACL', 'SETUSER', 'parley', 'on', '>secret', '~*', '+@all', 'resetchannels');
    const one = open(server.url.replace('//', '//parley:secret@'));
    one.bus.subscribe(['x']);
    await eventually(() =>
      expect(one.bus.health()).toEqual({ state: 'refused', reason: expect.stringContaining('NOPERM') }),
    );
    await server.ask('ACL', 'SETUSER', 'parley', 'allchannels');
    await untilWell(one.bus);
    expect(one.gaps()).toBe(1);
  });

  it.each([
    ['a wrong password', 'redis://:wrong@', 'WRONGPASS'],
    ['no password', 'redis://', 'NOAUTH'],
  ])('with %s', async (_, scheme, code) => {
    await serve({ options: ['--requirepass', 'secret'] });
    const one = open(`${scheme}127.0.0.1:${server.port}`);
    one.bus.subscribe(['x']);
    await eventually(() =>
      expect(one.bus.health()).toEqual({ state: 'refused', reason: expect.stringContaining(code) }),
    );
  });

  it('needs the rights that docs/SCALING.md names, and no more', async () => {
    await serve();
    const [rights = []] = await documentedRights();
    await server.ask('ACL', 'SETUSER', 'parley', ...rights);
    const [one, two] = [open(server.url.replace('//', '//parley:PASSWORD@')), open()];
    await Promise.all([subscribed(one.bus), subscribed(two.bus)]);
    for (const [from, to] of [
      [one, two],
      [two, one],
    ] as const) {
      from.bus.publish('x', 'hello');
      await eventually(() => expect(to.received).toContain('hello'));
    }
    await one.bus.set('k', 'v', 60_000);
    expect(await two.bus.get(['k'])).toEqual(['v']);
    await one.bus.delete('k');
    const ctx = { env: readEnv({}), bus: one.bus };
    for (let index = 0; index < 5; index += 1) await consume(ctx, 'wrong-password', 'ada');
    for (let index = 0; index < 60; index += 1) admitCall(ctx, 'person:ada');
    await expect(requireRemaining({ ...ctx, bus: two.bus }, 'wrong-password', 'ada')).rejects.toMatchObject({
      code: 'rate_limited',
    });
    expect(one.bus.health()).toEqual({ state: 'ok' });
  });
});

describe('a Redis that takes no writes', () => {
  it('as a replica: it is asked for the master again and again, and the end of it is a gap', async () => {
    await serve();
    const one = open();
    await subscribed(one.bus);
    const gaps = one.gaps();
    await server.ask('REPLICAOF', '127.0.0.1', String(await freePort()));
    await eventually(() => expect(one.bus.health()).toEqual(degraded('is a replica')));
    await expect(one.bus.set('k', 'v', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
    expect(one.bus.shared?.isUsable()).toBe(false);
    await server.ask('REPLICAOF', 'NO', 'ONE');
    await untilWell(one.bus);
    await one.bus.set('k', 'v', 60_000);
    await eventually(() => expect(one.gaps()).toBe(gaps + 1));
  });

  it('because it is full: publishing goes on', async () => {
    await serve();
    const [one, two] = [open(), open()];
    await Promise.all([subscribed(one.bus), subscribed(two.bus)]);
    await server.ask('CONFIG', 'SET', 'maxmemory', '1');
    await expect(one.bus.set('k', 'v', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
    expect(one.bus.health()).toEqual(degraded('OOM'));
    one.bus.publish('x', 'still');
    await eventually(() => expect(two.received).toEqual(['still']));
    await server.ask('CONFIG', 'SET', 'maxmemory', '0');
    await untilWell(one.bus);
  });

  it('because it cannot save to its disk', async () => {
    await serve();
    const one = open();
    await subscribed(one.bus);
    await server.ask('CONFIG', 'SET', 'save', '3600 1');
    // A file cannot take the place of a folder.
    await mkdir(path.join(server.folder, 'dump.rdb', 'in the way'), { recursive: true });
    await server.ask('BGSAVE');
    await eventually(() => expect(one.bus.health()).toEqual(degraded('MISCONF')));
    await expect(one.bus.set('k', 'v', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
    await server.ask('CONFIG', 'SET', 'save', '');
    await untilWell(one.bus);
  });
});
