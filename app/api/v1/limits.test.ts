import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOwnToken } from '@/lib/accounts/tokens/create-own-token.ts';
import { deleteToken } from '@/lib/accounts/tokens/delete-token.ts';
import { running } from '@/lib/context/runtime.ts';
import { createContact } from '@/lib/contract/endpoints/contacts.ts';
import { type Endpoint, isWrite } from '@/lib/contract/endpoints/endpoint.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { newId } from '@/lib/contract/values/new-id.ts';
import { CLIENT_ADDRESS_HEADER } from '@/lib/http/client-info.ts';
import { admitCall, CALLS, type CallKey } from '@/lib/limits/call-limit.ts';
import { admitWrite, EACH_KIND } from '@/lib/limits/write-limit.ts';
import { addPerson, createTestContext, type TestContext } from '@/lib/testing/test-context.ts';
import type { Caller } from '@/lib/use-case/caller.ts';
import { GET as getMissing } from './[...missing]/route.ts';
import { POST as postContact } from './contacts/route.ts';
import { GET as getMe } from './me/route.ts';
import { GET as getDocument } from './openapi.json/route.ts';

let workspace: TestContext;

beforeAll(async () => {
  // Nothing is refilled while a slow machine makes the calls.
  vi.useFakeTimers({ toFake: ['performance'] });
  workspace = await createTestContext({ RATE_LIMITS: 'on' });
  running.set({ ctx: workspace.ctx, checkReady: async () => null, close: async () => undefined });
});
afterAll(async () => {
  vi.useRealTimers();
  running.set(undefined);
  await workspace.close();
});

const nowhere = { params: Promise.resolve({}) };

interface Sent {
  readonly token?: string;
  readonly address?: string;
  readonly body?: unknown;
}

function request(method: string, path: string, { token, address = '192.0.2.1', body }: Sent): Request {
  return new Request(`http://127.0.0.1/api/v1${path}`, {
    method,
    headers: {
      [CLIENT_ADDRESS_HEADER]: address,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function personWithToken(): Promise<{ caller: Caller; token: string; tokenId: string }> {
  const caller = await addPerson(workspace.ctx, newId());
  const { token, id } = await createOwnToken(workspace.ctx, caller, { label: 'test' });
  return { caller, token, tokenId: id };
}

/** Uses up all calls but so many. */
function leave(calls: number, key: CallKey): void {
  for (let i = 0; i < CALLS.burst - calls; i += 1) admitCall(workspace.ctx, key);
}

describe('all calls of one person', () => {
  it('are refused above the limit with 429 and Retry-After, whichever token and address they come by', async () => {
    const ada = await personWithToken();
    const callMe = () => getMe(request('GET', '/me', { token: ada.token }), nowhere);
    leave(3, `person:${ada.caller.userId}`);
    for (let i = 0; i < 3; i += 1) expect((await callMe()).status).toBe(200);
    const refused = await callMe();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await refused.json()).toMatchObject({ status: 429, code: 'rate_limited' });
    const second = await createOwnToken(workspace.ctx, ada.caller, { label: 'second' });
    const elsewhere = { token: second.token, address: '198.51.100.9' };
    expect((await getMissing(request('GET', '/nothing', elsewhere), nowhere)).status).toBe(429);
  });

  it('do not count for another person at the same address', async () => {
    const [ada, bob] = [await personWithToken(), await personWithToken()];
    leave(0, `person:${ada.caller.userId}`);
    expect((await getMe(request('GET', '/me', { token: ada.token }), nowhere)).status).toBe(429);
    expect((await getMe(request('GET', '/me', { token: bob.token }), nowhere)).status).toBe(200);
  });

  it('are not used up by whoever has a token of theirs that was revoked', async () => {
    const ada = await personWithToken();
    expect((await getMe(request('GET', '/me', { token: ada.token }), nowhere)).status).toBe(200);
    await deleteToken(workspace.ctx, ada.caller, { id: ada.tokenId });
    leave(3, `person:${ada.caller.userId}`);
    const stolen = () => getMe(request('GET', '/me', { token: ada.token, address: '203.0.113.66' }), nowhere);
    for (let i = 0; i < 5; i += 1) expect((await stolen()).status).toBe(401);
    const { token } = await createOwnToken(workspace.ctx, ada.caller, { label: 'new' });
    expect((await getMe(request('GET', '/me', { token }), nowhere)).status).toBe(200);
  });
});

describe('calls without a session or token', () => {
  it('are counted by address, an IPv6 one by its network; a person known there still gets in', async () => {
    const ada = await personWithToken();
    const address = '2001:db8:7:7::1';
    expect((await getMe(request('GET', '/me', { token: ada.token, address }), nowhere)).status).toBe(200);
    const anonymous = (from: string) =>
      getDocument(request('GET', '/openapi.json', { address: from }), nowhere);
    leave(2, 'address:2001:db8:7:7/64');
    expect((await anonymous(address)).status).toBe(200);
    expect((await getMe(request('GET', '/me', { address }), nowhere)).status).toBe(401);
    const refused = await anonymous('2001:db8:7:7:ffff::2');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    const madeUp = request('GET', '/me', { token: 'parley_made-up', address });
    expect((await getMe(madeUp, nowhere)).status).toBe(429);
    expect((await anonymous('2001:db8:7:8::1')).status).toBe(200);
    expect((await getMe(request('GET', '/me', { token: ada.token, address }), nowhere)).status).toBe(200);
  });
});

describe('writes of one kind', () => {
  it('are refused above 600 a minute with 429 and Retry-After', async () => {
    const ada = await personWithToken();
    const { max } = EACH_KIND;
    for (let i = 0; i < max; i += 1) await admitWrite(workspace.ctx, createContact, ada.caller.userId);
    const body = { name: 'One too many' };
    const refused = await postContact(request('POST', '/contacts', { token: ada.token, body }), nowhere);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(30);
    expect((await getMe(request('GET', '/me', { token: ada.token }), nowhere)).status).toBe(200);
  });

  it('have a limit whatever the call, those of the table that are counted in their use case included', async () => {
    const writes = Object.entries<Endpoint>(endpoints).filter(([, endpoint]) => isWrite(endpoint));
    const inUseCase = ['sendMessage', 'saveDraft', 'addReaction', 'removeReaction'];
    for (const [name, endpoint] of writes) {
      if (inUseCase.includes(name)) continue;
      const userId = newId();
      let admitted = 0;
      const admit = async () => {
        while (admitted <= EACH_KIND.max) {
          await admitWrite(workspace.ctx, endpoint, userId);
          admitted += 1;
        }
      };
      await expect(admit(), name).rejects.toMatchObject({ code: 'rate_limited' });
    }
  });

  it('are one kind when they replace or change the same thing, and another when they delete it', async () => {
    const userId = newId();
    for (let i = 0; i < EACH_KIND.max / 2; i += 1) {
      await admitWrite(workspace.ctx, endpoints.replaceContact, userId);
      await admitWrite(workspace.ctx, endpoints.updateContact, userId);
    }
    await expect(admitWrite(workspace.ctx, endpoints.updateContact, userId)).rejects.toMatchObject({
      code: 'rate_limited',
    });
    await admitWrite(workspace.ctx, endpoints.deleteContact, userId);
  });
});
