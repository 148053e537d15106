import { newcomer } from '../fixtures/newcomer.ts';
import { makeCredentials } from '../fixtures/person.ts';
import { RestClient, restAs } from '../fixtures/rest.ts';
import { expect, test } from '../fixtures/test.ts';

const problem = (status: number, code: string) => ({
  status,
  body: expect.objectContaining({ status, code }),
});

test('contacts: each verb, entity tags, merge patch, paging, bin and changes', async ({ server }) => {
  const { rest } = await newcomer(server.url, 'verbs');
  const made = await rest.ask('POST', '/contacts', { name: 'Ada', phone: '1', email: 'ada@example.org' });
  expect(made.status).toBe(201);
  const contact = made.body as { id: string; revision: number };
  const path = `/contacts/${contact.id}`;
  const etag = made.headers.get('etag') ?? '';
  expect(made.body).toMatchObject({
    name: 'Ada',
    phones: [{ label: '', value: '1' }],
    emails: [{ label: '', value: 'ada@example.org' }],
    organization: '',
  });
  expect((await rest.ask('GET', path)).headers.get('etag')).toBe(etag);

  const patched = await rest.ask('PATCH', path, { organization: 'Engines', phone: null });
  expect(patched.body).toMatchObject({ name: 'Ada', organization: 'Engines', phones: [] });
  const put = await rest.ask('PUT', path, { name: 'Ada L', phones: [{ label: 'home', value: '2' }] });
  expect(put.body).toMatchObject({
    name: 'Ada L',
    organization: '',
    phones: [{ label: 'home', value: '2' }],
  });

  const conflict = await fetch(`${server.url}/api/v1${path}`, {
    method: 'PATCH',
    headers: { ...rest.headers(), 'content-type': 'application/json', 'if-match': etag },
    body: '{"notes":"late"}',
  });
  expect(conflict.status).toBe(412);
  expect(conflict.headers.get('content-type')).toBe('application/problem+json');
  expect(await conflict.json()).toMatchObject({
    code: 'changed_meanwhile',
    contact: { name: 'Ada L', notes: '' },
  });

  expect((await rest.ask('DELETE', path)).status).toBe(204);
  expect(await rest.ask('GET', path)).toMatchObject(problem(404, 'not_found'));
  expect((await rest.ask('POST', `${path}/restore`)).body).toMatchObject({ name: 'Ada L' });

  const changes = await rest.must('GET', `/contacts/changes?since=${contact.revision - 1}`);
  const items = changes.items as { type: string; revision: number }[];
  expect(items.map(({ type }) => type)).toEqual(['created', 'updated', 'updated', 'deleted', 'restored']);
  expect(items.map(({ revision }) => revision)).toEqual(items.map((_, index) => contact.revision + index));
});

test('bad input is refused with its path, and nothing is changed', async ({ server }) => {
  const { rest } = await newcomer(server.url, 'input');
  const before = await rest.must('GET', '/contacts');
  const cases: [string, string, unknown, string][] = [
    ['POST', '/contacts', {}, 'name'],
    ['POST', '/contacts', { name: '   ' }, 'name'],
    ['POST', '/contacts', { name: { $gt: '' } }, 'name'],
    ['POST', '/contacts', { name: 'x', color: 'red' }, 'color'],
    ['POST', '/contacts', { name: 'x', phones: [{ value: '' }] }, 'phones.0.value'],
    ['POST', '/contacts', { name: 'x', emails: [{ value: 'nonsense' }] }, 'emails.0.value'],
    ['POST', '/contacts', { name: 'x', userId: 'nobody' }, 'userId'],
    ['POST', '/contacts', [], ''],
    ['POST', '/users', { username: 'x', displayName: 'X', password: 'long enough it is' }, 'username'],
    ['POST', '/users', { username: 'аdmin', displayName: 'X', password: 'long enough it is' }, 'username'],
    ['POST', '/users', { username: 'fine', displayName: 'X', password: 'short' }, 'password'],
    ['POST', '/users', { username: 'fine', displayName: 'X', password: 'nul\0 is not a key' }, 'password'],
    [
      'POST',
      '/users',
      { username: 'fine', displayName: 'X', password: 'long enough it is', email: 'x' },
      'email',
    ],
    ['POST', '/conversations', { kind: 'direct' }, 'userId'],
  ];
  for (const [method, path, body, field] of cases) {
    const answer = await rest.ask(method, path, body);
    expect(answer, `${path} ${JSON.stringify(body)}`).toMatchObject(problem(422, 'invalid'));
    const { errors } = answer.body as { errors: { path: string }[] };
    expect(errors.map((error) => error.path)).toContain(field);
  }
  for (const query of [
    'limit=0',
    'limit=201',
    'limit=-1',
    'limit=1.5',
    'limit=x',
    'cursor=nonsense',
    'sort=phone',
    'more=1',
  ]) {
    expect(await rest.ask('GET', `/contacts?${query}`), query).toMatchObject(problem(422, 'invalid'));
  }
  expect(await rest.must('GET', '/contacts')).toEqual(before);
});

test('a body that is not JSON, too large or of another type has its own answer', async ({ server }) => {
  const { rest } = await newcomer(server.url, 'body');
  const post = async (body: string, type = 'application/json') =>
    (
      await fetch(`${server.url}/api/v1/contacts`, {
        method: 'POST',
        headers: { ...rest.headers(), 'content-type': type },
        body,
      })
    ).status;
  expect(await post('{')).toBe(400);
  expect(await post('{"name":"x"}', 'text/plain')).toBe(415);
  expect(await post(JSON.stringify({ name: 'x', notes: 'x'.repeat(1024 * 1024) }))).toBe(413);
});

test('no one gets in without a token, and no path says what is there', async ({ server }) => {
  const { rest } = await newcomer(server.url, 'closed');
  const { id } = (await rest.must('POST', '/contacts', { name: 'Closed' })) as { id: string };
  const paths = [
    '/me',
    '/tokens',
    '/users',
    '/contacts',
    `/contacts/${id}`,
    '/contacts/changes?since=0',
    '/conversations',
    '/messages/x',
  ];
  for (const path of paths) {
    expect(await new RestClient(server.url).ask('GET', path), path).toMatchObject(
      problem(401, 'unauthenticated'),
    );
    expect(await new RestClient(server.url, 'wrong').ask('GET', path), path).toMatchObject({ status: 401 });
  }
  expect(await rest.ask('GET', '/nothing/here')).toMatchObject(problem(404, 'not_found'));
  expect(await rest.ask('GET', `/contacts/${'x'.repeat(2000)}`)).toMatchObject({ status: 404 });
});

test('usernames are one without case and for look-alikes; a wrong name and a wrong password answer the same', async ({
  server,
}) => {
  const { username, password } = makeCredentials('casing');
  const open = new RestClient(server.url);
  const user = await open.must('POST', '/users', { username, displayName: 'Case', password });
  expect(user).not.toHaveProperty('passwordHash');
  for (const other of [username.toUpperCase(), username.replace('-', '_')]) {
    expect(
      await open.ask('POST', '/users', { username: other, displayName: 'X', password }),
      other,
    ).toMatchObject(problem(409, 'username_taken'));
  }
  expect((await open.ask('POST', '/tokens', { username: username.toUpperCase(), password })).status).toBe(
    201,
  );
  const wrong = await open.ask('POST', '/tokens', { username, password: 'not this password' });
  const unknown = await open.ask('POST', '/tokens', {
    username: 'nobody-at-all',
    password: 'not this password',
  });
  expect(wrong).toMatchObject(problem(401, 'wrong_credentials'));
  expect(unknown.body).toEqual(wrong.body);
});

test('messages: send once, read by id, page, edit, delete, mark read, changes', async ({ server }) => {
  const [ada, bob, eve] = [
    await newcomer(server.url, 'ada'),
    await newcomer(server.url, 'bob'),
    await newcomer(server.url, 'eve'),
  ];
  const opened = await ada.rest.ask('POST', '/conversations', { kind: 'direct', userId: bob.id });
  expect(opened.status).toBe(201);
  const { id } = opened.body as { id: string };
  expect(await bob.rest.ask('POST', '/conversations', { kind: 'direct', userId: ada.id })).toMatchObject({
    status: 200,
    body: { id },
  });
  const path = `/conversations/${id}/messages`;

  const first = await ada.rest.ask('POST', path, { clientId: 'a-1', body: '  Hello\u0007 Bob  ' });
  expect(first).toMatchObject({
    status: 201,
    body: { seq: 1, revision: 1, body: 'Hello Bob', senderId: ada.id },
  });
  const again = await ada.rest.ask('POST', path, { clientId: 'a-1', body: 'Hello Bob' });
  expect(again).toMatchObject({ status: 200, body: first.body as object });
  expect(await ada.rest.ask('POST', path, { clientId: 'a-1', body: 'Other' })).toMatchObject(
    problem(409, 'client_id_reused'),
  );
  for (let seq = 2; seq <= 20; seq += 1)
    await ada.rest.must('POST', path, { clientId: `a-${seq}`, body: `${seq}` });

  const newest = (await bob.rest.must('GET', path)) as { items: { seq: number }[]; nextCursor: string };
  expect(newest.items.map(({ seq }) => seq)).toEqual(Array.from({ length: 15 }, (_, index) => index + 6));
  expect(((await bob.rest.must('GET', `${path}?before=6`)).items as unknown[]).length).toBe(5);
  expect(await bob.rest.must('GET', `/conversations/${id}`)).toMatchObject({
    unreadCount: 20,
    lastSeq: 20,
    lastReadSeq: 0,
  });
  expect((await bob.rest.ask('PUT', `/conversations/${id}/read`, { seq: 20 })).status).toBe(204);
  expect((await bob.rest.ask('PUT', `/conversations/${id}/read`, { seq: 3 })).status).toBe(204);
  expect(await bob.rest.must('GET', `/conversations/${id}`)).toMatchObject({
    unreadCount: 0,
    lastReadSeq: 20,
  });

  const message = first.body as { id: string };
  expect(await bob.rest.must('GET', `/messages/${message.id}`)).toMatchObject({ body: 'Hello Bob' });
  expect(await ada.rest.must('PATCH', `/messages/${message.id}`, { body: 'Hi' })).toMatchObject({
    body: 'Hi',
    revision: 21,
  });
  expect((await ada.rest.ask('DELETE', `/messages/${message.id}`)).status).toBe(204);
  expect(await bob.rest.must('GET', `/messages/${message.id}`)).toMatchObject({
    body: '',
    deletedAt: expect.any(String),
  });
  expect(await bob.rest.must('GET', `/conversations/${id}/changes?since=20`)).toMatchObject({
    items: [{ id: message.id, revision: 22 }],
    revision: 22,
    hasMore: false,
  });

  for (const [method, where, body] of [
    ['GET', `/conversations/${id}`, undefined],
    ['GET', path, undefined],
    ['POST', path, { clientId: 'e', body: 'x' }],
    ['GET', `/messages/${message.id}`, undefined],
    ['PATCH', `/messages/${message.id}`, { body: 'x' }],
    ['DELETE', `/messages/${message.id}`, undefined],
    ['PUT', `/conversations/${id}/read`, { seq: 1 }],
    ['GET', `/conversations/${id}/changes?since=0`, undefined],
  ] as const) {
    const mine = await eve.rest.ask(method, where, body);
    const nothing = await eve.rest.ask(method, where.replace(id, 'none').replace(message.id, 'none'), body);
    expect(mine, `${method} ${where}`).toMatchObject(problem(404, 'not_found'));
    expect(mine.body).toEqual(nothing.body);
  }
});

test('people: one page, found by the beginning of a name, without email', async ({ server }) => {
  const { username, displayName, password } = makeCredentials('people');
  const email = 'hidden@example.org';
  const { id } = await new RestClient(server.url).must('POST', '/users', {
    username,
    displayName,
    password,
    email,
  });
  const rest = await restAs(server.url, { username, displayName, password });
  await rest.must('PATCH', '/me', { status: 'Here' });
  // A token takes over no account.
  expect((await rest.ask('PATCH', '/me', { email: 'mallory@example.org' })).status).toBe(403);
  const other = await newcomer(server.url, 'looker');
  const person = await other.rest.must('GET', `/users/${id}`);
  expect(person).toMatchObject({ id, status: 'Here', presence: 'offline' });
  expect(JSON.stringify(person)).not.toContain('hidden@');
  expect(JSON.stringify(await other.rest.must('GET', '/users?query=peo'))).not.toContain('hidden@');
  expect(await rest.must('GET', '/me')).toMatchObject({ email: 'hidden@example.org' });
});
