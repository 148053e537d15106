import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bus } from '../../bus/bus.ts';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { eventually } from '../../testing/eventually.ts';
import { openRedisBus, untilWell } from '../../testing/open-redis-bus.ts';
import { type RedisServer, startRedisServer } from '../../testing/redis-server.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import { getOverview } from './get-overview.ts';
import { listProcesses, SHOWN_MS, startHealthReports } from './process-health.ts';

let redis: RedisServer;
let buses: [Bus, Bus];
let workspace: TestContext;
let here: Context;
let there: Context;

beforeAll(async () => {
  redis = await startRedisServer();
  buses = [openRedisBus(redis.url), openRedisBus(redis.url)];
  await Promise.all(buses.map(untilWell));
  workspace = await createTestContext({}, buses[0]);
  here = workspace.ctx;
  there = { ...workspace.otherProcess(), bus: buses[1] };
});
afterAll(async () => {
  await buses[1].close();
  await workspace.close();
  await redis.close();
});

const idsSeenBy = async (ctx: Context) => (await listProcesses(ctx)).map(({ id }) => id).sort(byText);
const byText = (a: string, b: string) => (a < b ? -1 : 1);

it('every process shows all of them, in the overview as well, and one that ends in order is gone at once', async () => {
  const stopHere = startHealthReports(here);
  const stopThere = startHealthReports(there);
  await eventually(async () => {
    const seen = await idsSeenBy(here);
    expect(seen).toHaveLength(2);
    expect(await idsSeenBy(there)).toEqual(seen);
  });
  const admin = { ...(await addPerson(here, 'boss')), role: 'admin' as const };
  const { processes, importsRunning } = await getOverview(here, admin);
  expect(processes).toHaveLength(2);
  for (const each of processes)
    expect(each).toMatchObject({
      pid: process.pid,
      version: expect.any(String),
      sockets: expect.any(Number),
      memoryBytes: expect.any(Number),
      eventLoopDelayMs: expect.any(Number),
      writesWaiting: 0,
      worksWaiting: 0,
    });
  expect(importsRunning).toBe(0);
  await stopThere();
  expect(await idsSeenBy(here)).toHaveLength(1);
  await stopHere();
});

it('one that dies is no longer shown once its report has expired', async () => {
  const id = newId();
  const report = { ...(await listProcesses(there))[0], id };
  await buses[1].set(`process:${id}`, JSON.stringify(report), 300);
  await redis.ask('ZADD', buses[1].shared?.keyOf('processes') ?? '', String(Date.now()), id);
  expect(await idsSeenBy(here)).toContain(id);
  await eventually(async () => expect(await idsSeenBy(here)).not.toContain(id));
  expect(SHOWN_MS).toBeLessThanOrEqual(15_000);
});

it('what another release or program left there is not shown', async () => {
  const id = newId();
  await buses[1].set(`process:${id}`, JSON.stringify({ id, load: 'high' }), 5_000);
  await redis.ask('ZADD', buses[1].shared?.keyOf('processes') ?? '', String(Date.now()), id);
  expect(await idsSeenBy(here)).toHaveLength(1);
});

it('without Redis the one process shows itself, and so does each while Redis is away', async () => {
  const alone = await createTestContext();
  await startHealthReports(alone.ctx)();
  expect(await listProcesses(alone.ctx)).toMatchObject([{ pid: process.pid }]);
  await alone.close();
  redis.pause();
  expect(await idsSeenBy(here)).toHaveLength(1);
  redis.resume();
});
