import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { consume, requireRemaining } from '../limits/rate-limit.ts';
import { readEnv } from '../process/env.ts';
import { documentedRights } from '../testing/documented-rights.ts';
import { eventually } from '../testing/eventually.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { type RedisCluster, startRedisCluster } from '../testing/redis-cluster.ts';
import type { Bus } from './bus.ts';
import { hashSlot } from './hash-slot.ts';

let cluster: RedisCluster;
let one: Bus;
let two: Bus;
const stops: (() => void)[] = [];

beforeAll(async () => {
  cluster = await startRedisCluster();
  one = openRedisBus(cluster.url);
  two = openRedisBus(cluster.url);
  await Promise.all([untilWell(one), untilWell(two)]);
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await cluster.close();
});

/** Names of channels, one on each node. */
async function spread(): Promise<string[]> {
  const found: string[] = [];
  for (let index = 0; found.filter(Boolean).length < 3; index += 1) {
    found[await cluster.ownerOf(`parley-test:conversation:${index}`)] ??= `conversation:${index}`;
  }
  return found;
}

/** What the second process receives. */
function record(): string[] {
  const received: string[] = [];
  stops.push(two.listen((channel, message) => received.push(`${channel} ${message}`)));
  return received;
}

describe('the bus over a cluster', () => {
  it('knows the slot of a name as Redis does', async () => {
    for (const name of ['', 'x', 'parley-test:conversation:1', 'a{tag}b', '{}x', 'ünï']) {
      expect([name, hashSlot(name)]).toEqual([name, await cluster.slotOf(name)]);
    }
  });

  it('publishes on every node, each channel on one, and shares values and limits across them', async () => {
    const names = await spread();
    const received = record();
    const subscription = two.subscribe(names);
    await subscription.confirmed;
    expect(two.subscribe(names).isConfirmed).toBe(true);
    for (const [index, node] of cluster.nodes.entries()) {
      expect(await node.ask('PUBSUB', 'SHARDCHANNELS', 'parley-*')).toEqual([`parley-test:${names[index]}`]);
    }
    for (const name of names) one.publish(name, 'hello');
    const hellos = new Set(names.map((name) => `${name} hello`));
    await eventually(() => expect(new Set(received)).toEqual(hellos));
    expect(received).toHaveLength(3);
    await Promise.all(names.map((name) => one.set(name, name, 60_000)));
    expect(await two.get([...names, 'none'])).toEqual([...names, null]);
    const env = readEnv({});
    for (let index = 0; index < 5; index += 1) await consume({ env, bus: one }, 'wrong-password', 'ada');
    await expect(requireRemaining({ env, bus: two }, 'wrong-password', 'ada')).rejects.toMatchObject({
      code: 'rate_limited',
    });
  });

  it('needs the rights that docs/SCALING.md names, and no more', async () => {
    const [one, more] = await documentedRights();
    for (const node of cluster.nodes) await node.ask('ACL', 'SETUSER', 'parley', ...one, ...more);
    const limited = openRedisBus(cluster.url.replace('//', '//parley:PASSWORD@'));
    await untilWell(limited);
    const names = await spread();
    await limited.subscribe(names).confirmed;
    expect(limited.subscribe(names).isConfirmed).toBe(true);
    await Promise.all(names.map((name) => limited.set(name, name, 60_000)));
    expect(await limited.get(names)).toEqual(names);
    await consume({ env: readEnv({}), bus: limited }, 'wrong-password', 'grace');
    expect(limited.health()).toEqual({ state: 'ok' });
    await limited.close();
  });

  it('follows a channel whose slot moves to another node, with a gap', async () => {
    const [name = ''] = await spread();
    await one.delete(name);
    const received = record();
    await two.subscribe([name]).confirmed;
    let gaps = 0;
    stops.push(two.onGap(() => (gaps += 1)));
    await cluster.moveSlot(await cluster.slotOf(`parley-test:${name}`), 2);
    await eventually(() => expect(gaps).toBeGreaterThan(0));
    one.publish(name, 'moved');
    await eventually(() => expect(received).toEqual([`${name} moved`]));
    await untilWell(two);
  });

  it('goes on with the other nodes while one is away, says so, and comes back with a gap', async () => {
    const [, name = '', other = ''] = await spread();
    const received = record();
    await two.subscribe([name, other]).confirmed;
    let gaps = 0;
    stops.push(two.onGap(() => (gaps += 1)));
    await cluster.nodes[1]?.stop();
    await eventually(() => expect(two.health().state).toBe('degraded'));
    one.publish(other, 'meanwhile');
    await eventually(() => expect(received).toEqual([`${other} meanwhile`]));
    await expect(one.set(name, 'v', 1_000)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await one.get([name])).toHaveLength(1);
    await cluster.nodes[1]?.start();
    await expect
      .poll(() => [one.health(), two.health()], { timeout: 20_000 })
      .toEqual([{ state: 'ok' }, { state: 'ok' }]);
    expect(gaps).toBeGreaterThan(0);
    one.publish(name, 'again');
    one.publish(other, 'too');
    await eventually(() =>
      expect(new Set(received)).toEqual(new Set([`${other} meanwhile`, `${name} again`, `${other} too`])),
    );
  });
});
