import { newcomer } from '../fixtures/newcomer.ts';
import { expect, test } from '../fixtures/test.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A request whose body is no JSON. */
function sender(url: string, headers: Record<string, string>) {
  return async (method: string, path: string, body?: BodyInit, more: Record<string, string> = {}) =>
    await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...more },
      ...(body === undefined ? {} : { body }),
    });
}

test('files: a preview that writes nothing, an import with progress, its undo, and everything out again', async ({
  server,
}) => {
  const { rest } = await newcomer(server.url, 'files');
  const send = sender(server.url, rest.headers());
  const csv = 'Name;E-mail;Tags\nÄnne;aenne@example.org;files\n"open;;files\n=1+1;x@example.org;files\n';
  const type = { 'content-type': 'text/csv' };
  const preview = await send('POST', '/contacts/import?dryRun=true', csv, type);
  expect(await preview.json()).toMatchObject({
    created: 2,
    rejected: [{ line: 3 }],
    columns: [{ heading: 'Name' }, {}, {}],
  });
  expect(await rest.must('GET', '/contacts?tag=files')).toMatchObject({ items: [] });

  const done = await (await send('POST', '/contacts/import', csv, type)).json();
  expect(done).toMatchObject({
    created: 2,
    updated: 0,
    skipped: 0,
    rejected: [{ line: 3, reason: expect.any(String) }],
  });
  const out = await send('GET', '/contacts/export?format=csv&tag=files');
  expect(out.headers.get('content-type')).toContain('text/csv');
  const text = await out.text();
  expect(text).toMatch(/"?'=1\+1"?,/);
  expect(await (await send('POST', '/contacts/import', text, type)).json()).toMatchObject({
    created: 0,
    updated: 0,
    skipped: 2,
  });

  const id = '0198c7a0-0000-7000-8000-00000000abcd';
  const cards = Array.from(
    { length: 300 },
    (_, index) => `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Card ${index}\r\nCATEGORIES:cards\r\nEND:VCARD\r\n`,
  );
  const begun = await send('POST', `/contacts/import?wait=false&id=${id}`, cards.join(''), {
    'content-type': 'text/vcard',
  });
  expect(begun.status).toBe(202);
  await expect(async () =>
    expect(await rest.must('GET', `/contacts/imports/${id}`)).toMatchObject({ state: 'done', created: 300 }),
  ).toPass();
  const undone = await (await send('DELETE', `/contacts/imports/${id}`)).json();
  expect(undone).toMatchObject({ state: 'undone', keptCount: 0 });
  expect(await rest.must('GET', '/contacts?tag=cards')).toMatchObject({ items: [] });
});

test('what is no file of contacts, too large, or of another type is refused and changes nothing', async ({
  server,
}) => {
  const { rest } = await newcomer(server.url, 'garbage');
  const send = sender(server.url, rest.headers());
  const { revision } = await rest.must('GET', '/contacts?limit=1');
  const type = { 'content-type': 'text/csv' };
  const noise = Buffer.alloc(25 * 1024 * 1024, 'garbage, without any sense "and quotes\n');
  const garbage = await send('POST', '/contacts/import', noise, type);
  expect(garbage.status).toBe(200);
  expect(await garbage.json()).toMatchObject({
    created: 0,
    updated: 0,
    rejected: [{ line: 1, reason: expect.any(String) }],
  });
  const refusals: [BodyInit, Record<string, string>, number][] = [
    [Buffer.concat([noise, Buffer.from('x')]), type, 413],
    [Buffer.from([0, 1, 2, 0]), type, 422],
    ['{}', { 'content-type': 'application/json' }, 415],
  ];
  for (const [body, headers, status] of refusals)
    expect((await send('POST', '/contacts/import', body, headers)).status).toBe(status);
  const mapped = await send('POST', '/contacts/import?map=nonsense', 'Name\nx\n', type);
  expect(await mapped.json()).toMatchObject({ status: 422, errors: [{ path: 'map' }] });
  expect((await rest.must('GET', '/contacts?limit=1')).revision).toBe(revision);
});

test('photos, favourites, history, duplicates, merging, letters and tags', async ({ server }) => {
  const { rest } = await newcomer(server.url, 'parts');
  const send = sender(server.url, rest.headers());
  const { id } = await rest.must('POST', '/contacts', {
    name: 'Parts One',
    email: 'parts@example.org',
    tags: ['parts'],
  });
  const other = await rest.must('POST', '/contacts', { name: 'Parts Two', email: 'PARTS@example.org' });
  const put = await send('PUT', `/contacts/${id}/photo`, PNG, { 'content-type': 'image/png' });
  expect(await put.json()).toMatchObject({ photo: expect.any(String) });
  const photo = await send('GET', `/contacts/${id}/photo`);
  expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await photo.arrayBuffer()).equals(PNG)).toBe(true);
  const again = await send('GET', `/contacts/${id}/photo`, undefined, {
    'if-none-match': photo.headers.get('etag') ?? '',
  });
  expect(again.status).toBe(304);
  expect(
    (await send('PUT', `/contacts/${id}/photo`, '<svg onload="alert(1)"/>', { 'content-type': 'image/png' }))
      .status,
  ).toBe(422);
  expect(
    (
      await send('PUT', `/contacts/${id}/photo`, Buffer.alloc(20 * 1024 * 1024 + 1), {
        'content-type': 'image/png',
      })
    ).status,
  ).toBe(413);

  expect((await rest.ask('PUT', `/contacts/${id}/favourite`)).status).toBe(204);
  expect(await rest.must('GET', '/contacts?favourite=true')).toMatchObject({
    items: [{ id, favourite: true }],
  });

  const changed = await rest.must('PATCH', `/contacts/${id}`, { title: 'Doctor' });
  const { items } = await rest.must('GET', `/contacts/${id}/history`);
  expect(items).toMatchObject([
    { from: 'rest', changes: [{ field: 'title', before: '', after: 'Doctor' }] },
    {},
    { type: 'created' },
  ]);
  const back = await rest.must('POST', `/contacts/${id}/history/${changed.revision}/put-back`, {
    field: 'title',
  });
  expect(back.title).toBe('');

  expect(await rest.must('GET', `/contacts/duplicates?of=${id}`)).toMatchObject({
    items: [{ reasons: ['email'], contacts: [{ id }, { id: other.id }] }],
  });
  await rest.must('POST', `/contacts/${id}/merge`, { withId: other.id, fields: { name: 'other' } });
  expect(await rest.must('GET', '/contacts?deleted=true&limit=1')).toMatchObject({
    items: [{ id: other.id, mergedIntoId: id }],
  });
  await rest.must('POST', `/contacts/${other.id}/unmerge`);
  expect(await rest.must('GET', `/contacts/${id}`)).toMatchObject({ name: 'Parts One' });
  const letters = (await rest.must('GET', '/contacts/letters')).items as { letter: string; count: number }[];
  expect(letters.find(({ letter }) => letter === 'P')?.count).toBeGreaterThanOrEqual(2);
  expect((await rest.must('GET', '/contacts/tags')).items).toContainEqual({ tag: 'parts', count: 1 });
});

test('If-Match with nonsense, and the description of the API', async ({ server }) => {
  const { rest } = await newcomer(server.url, 'rest');
  const send = sender(server.url, rest.headers());
  const { id } = await rest.must('POST', '/contacts', { name: 'Guarded' });
  for (const [tag, status] of [
    ['nonsense', 400],
    ['"0"', 412],
    ['W/"1"', 412],
    ['{"$ne":1}', 400],
  ] as const) {
    const answer = await send('PATCH', `/contacts/${id}`, '{"notes":"x"}', {
      'content-type': 'application/json',
      'if-match': tag,
    });
    expect(answer.status, tag).toBe(status);
  }
  const document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  expect(document).toMatchObject({ openapi: '3.1.0', paths: { '/contacts/import': { post: {} } } });
});
