import { once } from 'node:events';
import { io as connect, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import type { Bus } from '../bus/bus.ts';
import { eventually } from '../testing/eventually.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { type LiveProcess, openLiveProcess } from '../testing/two-processes.ts';
import type { Caller } from '../use-case/caller.ts';
import { readDevicesInUse } from './active-devices.ts';

// Ada is connected to one process; the other one asks, with a real Redis between them.
let redis: RedisServer;
let buses: [Bus, Bus];
let workspace: TestContext;
let here: LiveProcess;
let there: LiveProcess;
let ada: Caller;
let deviceId: string;
let socket: Socket;

beforeAll(async () => {
  redis = await startRedisServer();
  buses = [openRedisBus(redis.url), openRedisBus(redis.url)];
  await Promise.all(buses.map(untilWell));
  workspace = await createTestContext({}, buses[0]);
  here = await openLiveProcess(workspace.ctx);
  there = await openLiveProcess({ ...workspace.otherProcess(), bus: buses[1] });
  ada = await addPerson(workspace.ctx, 'ada');
  const { id, token } = await createOwnToken(workspace.ctx, ada, { label: 'page' });
  deviceId = id;
  socket = connect(here.url, { auth: { token }, forceNew: true });
  await once(socket as never, 'connect');
});
afterAll(async () => {
  socket.disconnect();
  await Promise.all([here.close(), there.close()]);
  await buses[1].close();
  await workspace.close();
  await redis.close();
});

/** What both processes say of Ada's devices. */
async function expectInUse(inUse: readonly (readonly [string, boolean])[]): Promise<void> {
  await eventually(async () => {
    for (const { ctx } of [here, there]) {
      const found = await readDevicesInUse(ctx, [ada.userId]);
      expect([...(found.get(ada.userId) ?? [])]).toEqual(inUse);
    }
  });
}

it('every process learns which devices of a person are in use, and whether the page is in view', async () => {
  await expectInUse([[deviceId, true]]);
  await socket.emitWithAck('activity', { state: 'active', isVisible: false });
  await expectInUse([[deviceId, false]]);
  await socket.emitWithAck('activity', { state: 'active', isVisible: true });
  await expectInUse([[deviceId, true]]);
  // An earlier release does not say whether it is in view.
  await socket.emitWithAck('activity', { state: 'away' });
  await expectInUse([]);
  await socket.emitWithAck('activity', { state: 'active' });
  await expectInUse([[deviceId, true]]);
  socket.disconnect();
  await expectInUse([]);
});
