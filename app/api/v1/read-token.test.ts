import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOwnToken } from '@/lib/accounts/tokens/create-own-token.ts';
import { running } from '@/lib/context/runtime.ts';
import { addPerson, createTestContext, type TestContext } from '@/lib/testing/test-context.ts';
import { GET as listContacts, POST as postContact } from './contacts/route.ts';
import { GET as getMe, PATCH as patchMe } from './me/route.ts';
import { DELETE as deleteToken } from './tokens/[id]/route.ts';

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext();
  running.set({ ctx: workspace.ctx, checkReady: async () => null, close: async () => undefined });
});
afterAll(async () => {
  running.set(undefined);
  await workspace.close();
});

it('a token that only reads is refused every write, before anything of it is done', async () => {
  const ada = await addPerson(workspace.ctx, 'ada');
  const { id, token } = await createOwnToken(workspace.ctx, ada, { label: 'reader', scope: 'read' });
  const nowhere = { params: Promise.resolve({}) };
  const request = (method: string, path: string, body?: object) =>
    new Request(`http://127.0.0.1/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const refused = [
    await postContact(request('POST', '/contacts', { name: 'Written' }), nowhere),
    await patchMe(request('PATCH', '/me', { status: 'Written' }), nowhere),
    await deleteToken(request('DELETE', `/tokens/${id}`), { params: Promise.resolve({ id }) }),
  ];
  for (const answer of refused) {
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'forbidden' });
  }
  expect(await (await listContacts(request('GET', '/contacts'), nowhere)).json()).toMatchObject({
    items: [],
  });
  expect(await (await getMe(request('GET', '/me'), nowhere)).json()).toMatchObject({ status: '' });
});
