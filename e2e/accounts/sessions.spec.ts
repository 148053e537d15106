import type { APIRequestContext } from '@playwright/test';
import { type Credentials, makeCredentials } from '../fixtures/person.ts';
import { RestClient, restAs } from '../fixtures/rest.ts';
import { expect, test } from '../fixtures/test.ts';

/** A new person, who has an account and no session. */
async function newcomer(url: string, name: string): Promise<Credentials> {
  const credentials = makeCredentials(name);
  await new RestClient(url).must('POST', '/users', { ...credentials });
  return credentials;
}

/** Posts a form to one of next-auth's own addresses, as its browser part would. */
async function post(request: APIRequestContext, path: string, form: Record<string, string> = {}) {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  return await request.post(`/api/auth/${path}`, { form: { ...form, csrfToken, json: 'true' } });
}

const logIn = (request: APIRequestContext, { username, password }: Omit<Credentials, 'displayName'>) =>
  post(request, 'callback/credentials', { username, password });

test('next-auth refuses a wrong password and an unknown name alike, and opens a session for the right one', async ({
  request,
  server,
}) => {
  const person = await newcomer(server.url, 'Asha');
  const wrong = await logIn(request, { ...person, password: 'not the password' });
  const unknown = await logIn(request, { ...person, username: 'nobody-of-this-name' });
  expect([wrong.status(), await wrong.text()]).toEqual([401, await unknown.text()]);
  expect(unknown.status()).toBe(401);
  expect((await request.get('/api/v1/me')).status()).toBe(401);

  expect((await logIn(request, person)).status()).toBe(200);
  expect(await (await request.get('/api/v1/me')).json()).toMatchObject({ username: person.username });
  expect(await (await request.get('/api/auth/session')).json()).toMatchObject({
    user: { name: person.displayName },
  });
});

test('a cookie is worth nothing after its session was signed out', async ({ request, server }) => {
  await logIn(request, await newcomer(server.url, 'Ben'));
  const { cookies } = await request.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const me = () => fetch(`${server.url}/api/v1/me`, { headers: { cookie } });
  expect((await me()).status).toBe(200);
  await post(request, 'signout');
  expect((await me()).status).toBe(401);
  const session = await fetch(`${server.url}/api/auth/session`, { headers: { cookie } });
  expect(await session.json()).toEqual({});
});

test('a session can be ended from elsewhere by its person only, and not by a token', async ({
  playwright,
  request,
  server,
}) => {
  const person = await newcomer(server.url, 'Chandra');
  await logIn(request, person);
  const { items } = await (await request.get('/api/v1/sessions')).json();
  expect(items).toMatchObject([{ isCurrent: true }]);
  const stranger = await restAs(server.url, await newcomer(server.url, 'Divya'));
  expect((await stranger.ask('DELETE', `/sessions/${items[0].id}`)).status).toBe(403);
  expect((await request.get('/api/v1/me')).status()).toBe(200);
  const own = await restAs(server.url, person);
  expect((await own.ask('DELETE', `/sessions/${items[0].id}`)).status).toBe(403);
  expect((await request.get('/api/v1/me')).status()).toBe(200);
  const elsewhere = await playwright.request.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { origin: server.url },
  });
  await logIn(elsewhere, person);
  expect((await elsewhere.delete(`/api/v1/sessions/${items[0].id}`)).status()).toBe(204);
  expect((await request.get('/api/v1/me')).status()).toBe(401);
  await elsewhere.dispose();
});

test('signing in again by next-auth ends the session that the browser had', async ({ request, server }) => {
  const person = await newcomer(server.url, 'Hana');
  await logIn(request, person);
  const { cookies } = await request.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const me = () => fetch(`${server.url}/api/v1/me`, { headers: { cookie } });
  expect((await me()).status).toBe(200);
  await logIn(request, { ...person, password: 'not the password' });
  expect((await me()).status).toBe(200);
  await logIn(request, person);
  expect((await me()).status).toBe(401);
  expect((await request.get('/api/v1/me')).status()).toBe(200);
});

test('a cookie writes from our own pages only', async ({ request, server }) => {
  await logIn(request, await newcomer(server.url, 'Esther'));
  const patch = async (headers: Record<string, string>) =>
    (await request.patch('/api/v1/me', { data: { status: 'Here' }, headers })).status();
  for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`, `${server.url}1`])
    expect(await patch({ origin }), origin).toBe(403);
  expect(await patch({})).toBe(403);
  expect(await patch({ origin: server.url })).toBe(200);
});

test('a page takes no form of another site', async ({ server }) => {
  for (const origin of ['https://evil.example', 'null']) {
    const answer = await fetch(`${server.url}/login`, {
      method: 'POST',
      body: new FormData(),
      headers: { origin },
    });
    expect(answer.status, origin).toBe(403);
  }
});

test.describe('with limits', () => {
  test.use({ settings: { RATE_LIMITS: 'on' } });

  test('more than five quick wrong guesses are refused, for that name only', async ({ server }) => {
    const [person, other] = [await newcomer(server.url, 'Farid'), await newcomer(server.url, 'Gita')];
    const rest = new RestClient(server.url);
    const guess = (username: string) =>
      rest.ask('POST', '/tokens', { username, password: 'not the password' });
    const tries = await Promise.all(Array.from({ length: 8 }, () => guess(person.username)));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(5);
    const refused = await rest.ask('POST', '/tokens', {
      username: person.username,
      password: person.password,
    });
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await restAs(server.url, other);
  });
});
