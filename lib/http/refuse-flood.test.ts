import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import { newId } from '../contract/values/new-id.ts';
import { admitCall, CALLS, type CallKey } from '../limits/call-limit.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { callerOf } from './caller.ts';
import { CLIENT_ADDRESS_HEADER } from './client-info.ts';
import { answerInTurn, refuseFlood } from './refuse-flood.ts';

let workspace: TestContext;
let server: Server;
let url: string;

beforeAll(async () => {
  // Nothing is refilled while a slow machine makes the calls.
  vi.useFakeTimers({ toFake: ['performance'] });
  workspace = await createTestContext({ RATE_LIMITS: 'on' });
  server = createServer(async (request, response) => {
    if (!(await refuseFlood(workspace.ctx, request, response))) response.end('a page');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  vi.useRealTimers();
  server.close();
  await workspace.close();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const at = (address: string) => ({ [CLIENT_ADDRESS_HEADER]: address });

function leave(calls: number, key: CallKey): void {
  for (let i = 0; i < CALLS.burst - calls; i += 1) admitCall(workspace.ctx, key);
}

/** A person whose token was used in this process before. */
async function seenPerson(): Promise<{ userId: string; token: string }> {
  const caller = await addPerson(workspace.ctx, newId());
  const { token } = await createOwnToken(workspace.ctx, caller, { label: 'test' });
  await callerOf(workspace.ctx, new Headers(bearer(token)));
  return { userId: caller.userId, token };
}

describe('requests for pages', () => {
  it('are counted for their person, and refused with 429, a sentence and Retry-After', async () => {
    const ada = await seenPerson();
    leave(2, `person:${ada.userId}`);
    const open = () => fetch(url, { headers: bearer(ada.token) });
    expect([(await open()).status, (await open()).status]).toEqual([200, 200]);
    const refused = await open();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.text()).toContain('Too many tries');
  });

  it('without a session are counted for their address', async () => {
    leave(1, 'address:192.0.2.1');
    const open = () => fetch(`${url}/login`, { headers: at('192.0.2.1') });
    expect([(await open()).status, (await open()).status]).toEqual([200, 429]);
    const ada = await seenPerson();
    const known = await fetch(url, { headers: { ...at('192.0.2.1'), ...bearer(ada.token) } });
    expect(known.status).toBe(200);
  });

  it('that send a form reach its action, which answers in the form, until they do not stop', async () => {
    leave(0, 'address:192.0.2.2');
    const send = () => fetch(url, { method: 'POST', headers: at('192.0.2.2'), body: 'x' });
    for (let i = 0; i < 100; i += 1) expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(429);
  });
});

describe('the answers of pages', () => {
  it('are made two at once for one person, while another’s is made beside them', async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const slow = createServer((request, response) => {
      const work = async () => {
        begun.push(request.url ?? '');
        await new Promise<void>((resolve) => ends.push(resolve));
        response.end('a page');
      };
      void answerInTurn(workspace.ctx, request, response, work);
    }).listen(0, '127.0.0.1');
    await once(slow, 'listening');
    const { port } = slow.address() as AddressInfo;
    const [ada, grace] = [await seenPerson(), await seenPerson()];
    const open = (path: string, headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers });
    const mine = ['/1', '/2', '/3', '/4'].map((path) => open(path, bearer(ada.token)));
    await vi.waitFor(() => expect(begun).toHaveLength(2));
    const others = ['/grace', '/_next/image'].map((path) => open(path, bearer(grace.token)));
    const stranger = open('/login', at('192.0.2.9'));
    await vi.waitFor(() => expect(begun).toHaveLength(5));
    expect(new Set(begun.slice(2))).toEqual(new Set(['/_next/image', '/grace', '/login']));
    for (let answered = 0; answered < 7; answered += 1) {
      await vi.waitFor(() => expect(ends.length).toBeGreaterThan(answered));
      ends[answered]?.();
    }
    for (const answer of await Promise.all([...mine, ...others, stranger])) expect(answer.status).toBe(200);
    slow.close();
  });
});

describe('calls of the REST API', () => {
  it('are refused here when nothing is left, and counted by their route', async () => {
    const ada = await seenPerson();
    leave(1, `person:${ada.userId}`);
    const call = () => fetch(`${url}/api/v1/me`, { headers: bearer(ada.token) });
    expect([(await call()).status, (await call()).status]).toEqual([200, 200]);
    leave(CALLS.burst - 1, `person:${ada.userId}`);
    const refused = await call();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'rate_limited', status: 429 });
  });

  it('go on with a session that is new to this process, whatever its address did', async () => {
    leave(0, 'address:192.0.2.3');
    const cookie = 'next-auth.session-token=sealed';
    const call = (headers: Record<string, string>) =>
      fetch(`${url}/api/v1/me`, { headers: { ...at('192.0.2.3'), ...headers } });
    expect((await call({ cookie })).status).toBe(200);
    expect((await call(bearer('parley_made-up'))).status).toBe(429);
    expect((await call({})).status).toBe(429);
  });
});
