import { newcomer } from '../fixtures/newcomer.ts';
import { expect, test } from '../fixtures/test.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Paths = Readonly<Record<string, Readonly<Record<string, object>>>>;

test('every address of the API refuses what it does not take: the method with Allow, a malformed address with 400', async ({
  server,
}) => {
  const { rest } = await newcomer(server.url, 'walker');
  const { paths } = (await rest.ask('GET', '/openapi.json')).body as { paths: Paths };
  const wrong: string[] = [];
  let refused = 0;
  for (const [path, methods] of Object.entries(paths)) {
    const taken = Object.keys(methods).map((method) => method.toUpperCase());
    const filled = path.replace(/\{[^}]+\}/g, '01890a5d-ac96-774b-bcce-b302099a8057');
    for (const method of METHODS.filter((each) => !taken.includes(each))) {
      const answer = await fetch(`${server.url}/api/v1${filled}`, { method, headers: rest.headers() });
      const problem: unknown = await answer.json().catch(() => null);
      const allowed = (answer.headers.get('allow') ?? '').split(', ');
      refused += 1;
      if (
        answer.status !== 405 ||
        !taken.every((each) => allowed.includes(each)) ||
        allowed.includes(method) ||
        !answer.headers.get('content-type')?.startsWith('application/problem+json') ||
        (problem as { code?: string } | null)?.code !== 'method_not_allowed'
      )
        wrong.push(`${method} ${path} ${answer.status} ${answer.headers.get('allow')}`);
    }
    if (filled === path) continue;
    const malformed = await fetch(`${server.url}/api/v1${path.replace(/\{[^}]+\}/g, '%E0%A4%A')}`, {
      headers: rest.headers(),
    });
    if (malformed.status !== 400) wrong.push(`GET ${path} ${malformed.status}`);
  }
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(100);
});

test('whatever answers with an ETag answers 304 to who has it, and changes under If-Match however it was weakened', async ({
  server,
}) => {
  const { rest, id: ownId } = await newcomer(server.url, 'etags');
  const { id } = await rest.must('POST', '/contacts', { name: 'Etta Tagg' });
  const headers = rest.headers();
  const send = (method: string, path: string, body: BodyInit | null, more: Record<string, string>) =>
    fetch(`${server.url}/api/v1${path}`, { method, body, headers: { ...headers, ...more } });
  await send('PUT', `/contacts/${id}/photo`, PNG, { 'content-type': 'image/png' });
  await send('PUT', '/me/avatar', PNG, { 'content-type': 'image/png' });
  const form = new FormData();
  form.set('file', new File([PNG], 'dot.png', { type: 'image/png' }));
  const file = (await (await send('POST', '/files', form, {})).json()) as { id: string };

  const { paths } = (await rest.ask('GET', '/openapi.json')).body as { paths: Paths };
  const idOf = (path: string) =>
    path.startsWith('/contacts') ? String(id) : path.startsWith('/files') ? file.id : ownId;
  const tagged: string[] = [];
  for (const path of Object.keys(paths).filter((each) => paths[each]?.get)) {
    const filled = path.replace(/\{[^}]+\}/g, idOf(path));
    const first = await send('GET', filled, null, {});
    const tag = first.headers.get('etag');
    await first.arrayBuffer();
    if (first.status !== 200 || tag === null) continue;
    tagged.push(path);
    for (const known of [tag, `W/${tag.replace(/^W\//, '')}`, `"other", ${tag}`, '*']) {
      const again = await send('GET', filled, null, { 'if-none-match': known });
      expect(again.status, `${path} ${known}`).toBe(304);
      expect(await again.text(), path).toBe('');
    }
    expect((await send('GET', filled, null, { 'if-none-match': '"other"' })).status, path).toBe(200);
  }
  expect(tagged).toEqual(expect.arrayContaining(['/contacts/{id}', '/contacts/{id}/photo', '/files/{id}']));

  const json = { 'content-type': 'application/json' };
  const put = await send('PUT', `/contacts/${id}`, '{"name":"Other"}', { ...json, 'if-none-match': '*' });
  expect([put.status, (await put.json()) as object]).toMatchObject([412, { contact: { name: 'Etta Tagg' } }]);
  const tag = (await send('GET', `/contacts/${id}`, null, {})).headers.get('etag') ?? '';
  const weak = await send('PATCH', `/contacts/${id}`, '{"title":"Editor"}', {
    ...json,
    'if-match': `W/${tag}`,
  });
  expect(weak.status).toBe(200);
  const late = await send('PATCH', `/contacts/${id}`, '{"title":"Late"}', {
    ...json,
    'if-match': `W/${tag}`,
  });
  expect(late.status).toBe(412);
});

test('a file of contacts that is sent as something else is told what it may be', async ({ server }) => {
  const { rest } = await newcomer(server.url, 'texts');
  for (const type of ['text/plain', 'application/json', 'application/octet-stream', '']) {
    const answer = await fetch(`${server.url}/api/v1/contacts/import`, {
      method: 'POST',
      headers: { ...rest.headers(), 'content-type': type },
      body: 'Name\nAda\n',
    });
    expect(answer.status, type).toBe(415);
    expect(JSON.stringify(await answer.json()), type).toMatch(/text\/csv or text\/vcard/);
  }
});
