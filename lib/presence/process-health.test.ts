import { afterAll, beforeAll, expect, it } from 'vitest';
import { getOverview } from '../admin/overview/get-overview.ts';
import type { Bus } from '../bus/bus.ts';
import type { Context } from '../context/context.ts';
import { eventually } from '../testing/eventually.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { type LiveProcess, openLiveProcess } from '../testing/two-processes.ts';
import { listProcesses, SHOWN_MS, startHealthReports } from './process-health.ts';

let redis: RedisServer;
let buses: [Bus, Bus];
let workspace: TestContext;
let here: LiveProcess;
let there: LiveProcess;

beforeAll(async () => {
  redis = await startRedisServer();
  buses = [openRedisBus(redis.url), openRedisBus(redis.url)];
  await Promise.all(buses.map(untilWell));
  workspace = await createTestContext({}, buses[0]);
  here = await openLiveProcess(workspace.ctx);
  there = await openLiveProcess({ ...workspace.otherProcess(), bus: buses[1] });
});
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await buses[1].close();
  await workspace.close();
  await redis.close();
});

const byText = (a: string, b: string) => (a < b ? -1 : 1);
const idsSeenBy = ({ ctx }: { readonly ctx: Context }) =>
  listProcesses(ctx)
    .map(({ id }) => id)
    .sort(byText);

it('every process shows all of them, also those that began before it, and one that ends is gone at once', async () => {
  const stopHere = startHealthReports(here.ctx);
  await eventually(() => expect(idsSeenBy(there)).toHaveLength(2));
  const stopThere = startHealthReports(there.ctx);
  await eventually(() => expect(idsSeenBy(here)).toEqual(idsSeenBy(there)));
  expect(idsSeenBy(here)).toHaveLength(2);

  const admin = { ...(await addPerson(here.ctx, 'boss')), role: 'admin' as const };
  const { processes, importsRunning } = await getOverview(here.ctx, admin);
  expect(processes).toHaveLength(2);
  for (const each of processes)
    expect(each).toMatchObject({
      pid: process.pid,
      host: expect.any(String),
      version: expect.any(String),
      sockets: expect.any(Number),
      memoryBytes: expect.any(Number),
      eventLoopDelayMs: expect.any(Number),
      writesWaiting: 0,
      worksWaiting: 0,
    });
  expect(importsRunning).toBe(0);

  await stopThere();
  await eventually(() => expect(idsSeenBy(here)).toHaveLength(1));
  await stopHere();
});

it('one that dies is no longer shown after it was silent for 15 seconds', async () => {
  const stop = startHealthReports(there.ctx);
  await eventually(() => expect(idsSeenBy(here)).toHaveLength(2));
  const later = (ms: number) => ({ ctx: { ...here.ctx, now: () => new Date(Date.now() + ms) } });
  expect(idsSeenBy(later(SHOWN_MS - 5_000))).toHaveLength(2);
  expect(idsSeenBy(later(SHOWN_MS + 1))).toHaveLength(1);
  expect(SHOWN_MS).toBe(15_000);
  await stop();
});

it('without Redis the one process shows itself', async () => {
  const alone = await createTestContext();
  const stop = startHealthReports(alone.ctx);
  expect(listProcesses(alone.ctx)).toMatchObject([{ pid: process.pid }]);
  await stop();
  await alone.close();
});
