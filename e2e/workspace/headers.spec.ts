import { makeCredentials, signUp } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { startServer } from '../fixtures/server.ts';
import { expect, test } from '../fixtures/test.ts';

/** The Content-Security-Policy of an answer, by directive. */
function policyOf(headers: Record<string, string>): Map<string, string> {
  const directives = (headers['content-security-policy'] ?? '').split(';').map((text) => text.trim());
  return new Map(directives.map((text) => [text.split(' ', 1)[0] ?? '', text]));
}

test('every page has a policy with a nonce of its own, and runs no inline script', async ({
  page,
  person,
}) => {
  const signedIn = await person('Asha');
  const nonces = new Set<string>();
  const paths = ['/', '/contacts', '/people', '/chat', '/settings'];
  for (const [where, path] of [
    [page, '/login'],
    [page, '/signup'],
    ...paths.map((path) => [signedIn.page, path] as const),
  ] as const) {
    const headers = (await where.goto(path))?.headers() ?? {};
    const scripts = policyOf(headers).get('script-src') ?? '';
    expect(scripts, path).not.toContain('unsafe-inline');
    expect(scripts, path).not.toContain('unsafe-eval');
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? '';
    expect(nonce, path).not.toBe('');
    expect(nonces.has(nonce), path).toBe(false);
    nonces.add(nonce);
    expect(policyOf(headers).get('object-src') ?? policyOf(headers).get('default-src'), path).toBeDefined();
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['cache-control'], path).toContain('no-store');
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
});

test('answers of the API are private, typed and not sniffed', async ({ person, server }) => {
  const rest = await restAs(server.url, await person('Ben'));
  for (const path of ['/me', '/contacts', '/users', '/conversations', '/there-is-none']) {
    const { headers } = await rest.ask('GET', path);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('cache-control'), path).toMatch(/private/);
    expect(headers.get('cache-control'), path).toMatch(/no-store/);
  }
  const refused = await fetch(`${server.url}/api/v1/me`);
  expect(refused.status).toBe(401);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(await refused.json()).toMatchObject({ code: 'unauthenticated' });
});

test('the session cookie cannot be read by scripts and is not sent from other sites', async ({
  context,
  page,
}) => {
  await signUp(page, makeCredentials('Chandra'));
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name.includes('session-token'));
  expect(session).toMatchObject({ httpOnly: true, secure: false });
  expect(session?.sameSite).toMatch(/Lax|Strict/);
  expect(await page.evaluate(() => document.cookie)).not.toContain('session-token');
});

test('source maps are not served', async ({ page, server }) => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url());
  });
  await page.goto('/login');
  expect(scripts.length).toBeGreaterThan(0);
  for (const url of scripts) {
    expect((await fetch(`${url}.map`)).status, url).toBe(404);
    expect(await (await fetch(url)).text(), url).not.toContain('sourceMappingURL');
  }
  for (const path of ['/dist/server.js', '/.env', '/.git/config', '/package.json', '/data/secret']) {
    expect((await fetch(server.url + path)).status, path).toBe(404);
  }
});

test('behind https the cookie is Secure and the browser is to stay with https', async () => {
  const publicUrl = 'https://parley.example.org';
  const server = await startServer({ PUBLIC_URL: publicUrl });
  try {
    // As the proxy would: the address that people type is in Origin, and the form is sent without JavaScript.
    const page = await fetch(`${server.url}/signup`);
    expect(page.headers.get('strict-transport-security')).toContain('max-age=');
    const form = new FormData();
    for (const [input] of (await page.text()).matchAll(/<input type="hidden"[^>]*>/g)) {
      const value = /value="([^"]*)"/.exec(input)?.[1] ?? '';
      form.set(/name="([^"]*)"/.exec(input)?.[1] ?? '', value.replaceAll('&quot;', '"'));
    }
    for (const [name, value] of Object.entries(makeCredentials('Divya'))) form.set(name, value);
    const host = new URL(publicUrl).host;
    const answer = await fetch(`${server.url}/signup`, {
      method: 'POST',
      headers: { origin: publicUrl, 'x-forwarded-host': host, 'x-forwarded-proto': 'https' },
      body: form,
      redirect: 'manual',
    });
    const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-'));
    expect(session).toMatch(/; secure/i);
    expect(session).toMatch(/; httponly/i);
    expect(session).toMatch(/; samesite=/i);
  } finally {
    await server.dispose();
  }
});

test('a form sent from another site is refused', async ({ person, server }) => {
  const { context } = await person('Esther');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const origin of ['https://evil.example', 'null']) {
    const answer = await fetch(`${server.url}/api/v1/contacts`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Mallory' }),
    });
    expect(answer.status, origin).toBe(403);
  }
});
