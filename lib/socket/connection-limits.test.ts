import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { io as connect } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import { newId } from '../contract/values/new-id.ts';
import { admitCall } from '../limits/call-limit.ts';
import { eventually } from '../testing/eventually.ts';
import { addPerson, type TestContext } from '../testing/test-context.ts';
import { type LiveProcess, openTwoProcesses, type TwoProcesses } from '../testing/two-processes.ts';
import { ANONYMOUS_MAX, SOCKETS_MAX } from './connection-limits.ts';

let processes: TwoProcesses;
let workspace: TestContext;
let live: LiveProcess;

beforeAll(async () => {
  processes = await openTwoProcesses({ RATE_LIMITS: 'on' });
  ({ workspace, firstProcess: live } = processes);
});
afterEach(() => processes.reset());
afterAll(() => processes.close());

const pollingUrl = (more = '') => `${live.url}/socket.io/?EIO=4&transport=polling${more}`;

/** A connection of Engine.IO that has not said who it is, by polling; its id. */
async function openAnonymous(): Promise<string> {
  const answer = await fetch(pollingUrl());
  expect(answer.status).toBe(200);
  return String(JSON.parse((await answer.text()).slice(1)).sid);
}

const post = (sid: string, packet: string) =>
  fetch(pollingUrl(`&sid=${sid}`), { method: 'POST', body: packet });
const close = (sid: string) => post(sid, '1');

/** What an upgrade to WebSocket is answered that is not made. */
async function refusedUpgrade(): Promise<IncomingMessage> {
  const request = get(pollingUrl().replace('polling', 'websocket'), {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    },
  });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  return answer;
}

describe('connections that have not said who they are', () => {
  it('are at most 300 of one address; more are refused before anything is kept for them', async () => {
    const ada = await processes.join();
    const sids = await Promise.all(Array.from({ length: ANONYMOUS_MAX }, openAnonymous));
    const refused = await fetch(pollingUrl());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const upgrade = await refusedUpgrade();
    expect(upgrade.statusCode).toBe(429);
    expect(Number(upgrade.headers['retry-after'])).toBeGreaterThan(0);
    expect(await ada.ask('sync:check', {})).toMatchObject({ ok: true });
    await Promise.all(sids.map(close));
    await eventually(openAnonymous).then(close);
  });

  it('have ten seconds to say it, also after they left', async () => {
    const begun = performance.now();
    const silent = await openAnonymous();
    const left = await openAnonymous();
    const caller = await addPerson(workspace.ctx, newId());
    const { token } = await createOwnToken(workspace.ctx, caller, { label: 'test' });
    await post(left, `40${JSON.stringify({ token })}`);
    expect(await (await fetch(pollingUrl(`&sid=${left}`))).text()).toContain('40{"sid"');
    await post(left, '41');
    const isOpen = (sid: string) => Object.hasOwn(Reflect.get(live.io.engine, 'clients'), sid);
    expect([isOpen(silent), isOpen(left)]).toEqual([true, true]);
    await vi.waitFor(() => expect([isOpen(silent), isOpen(left)]).toEqual([false, false]), {
      timeout: 15_000,
      interval: 200,
    });
    expect(performance.now() - begun).toBeGreaterThan(9_000);
  });
});

describe('sockets of one person', () => {
  it('are at most 50; one more is refused, and none of the others is closed for it', async () => {
    const caller = await addPerson(workspace.ctx, newId());
    const { token } = await createOwnToken(workspace.ctx, caller, { label: 'test' });
    const open = () =>
      processes.own(connect(live.url, { auth: { token }, forceNew: true, reconnection: false }));
    const sockets = Array.from({ length: SOCKETS_MAX }, open);
    await Promise.all(sockets.map((socket) => once(socket as never, 'connect')));
    const [error] = await once(open() as never, 'connect_error');
    expect((error as { data?: unknown }).data).toMatchObject({ code: 'rate_limited' });
    expect(sockets.every(({ connected }) => connected)).toBe(true);
    await processes.join();
    sockets[0]?.disconnect();
    await eventually(async () => {
      const again = open();
      await Promise.race([
        once(again as never, 'connect'),
        once(again as never, 'connect_error').then(([refusal]) => Promise.reject(refusal)),
      ]);
    });
  });
});

describe('events', () => {
  it('count among all calls of their person, and are refused with the seconds to wait', async () => {
    const [ada, bob] = [await processes.join(), await processes.join()];
    for (let i = 0; i < 600; i += 1) admitCall(live.ctx, `person:${ada.caller.userId}`, 1_000);
    expect(await ada.ask('sync:check', {})).toMatchObject({
      ok: false,
      code: 'rate_limited',
      retryAfterSeconds: expect.any(Number),
    });
    expect(await bob.ask('sync:check', {})).toMatchObject({ ok: true });
  });

  it('that go on in spite of a thousand refusals close their socket, and no other', async () => {
    const [ada, bob] = [await processes.join(), await processes.join()];
    ada.socket.io.reconnection(false);
    for (let i = 0; i < 5_000; i += 1) admitCall(live.ctx, `person:${ada.caller.userId}`, 10_000);
    for (let i = 0; i < 1_500; i += 1) ada.socket.emit('sync:check', {});
    await eventually(() => expect(ada.socket.connected).toBe(false));
    expect(await bob.ask('sync:check', {})).toMatchObject({ ok: true });
  });
});
