import { type Newcomer, newcomer } from '../fixtures/newcomer.ts';
import { RestClient } from '../fixtures/rest.ts';
import { expect, test } from '../fixtures/test.ts';

const problem = (status: number, code: string) => ({
  status,
  body: expect.objectContaining({ status, code }),
});

async function makeRoom(by: Newcomer, more: Record<string, unknown> = {}) {
  const made = await by.rest.ask('POST', '/conversations', {
    kind: 'room',
    name: `Design ${by.username}`,
    visibility: 'public',
    ...more,
  });
  expect(made.status).toBe(201);
  return made.body as { id: string; slug: string };
}

test('a room from the lobby: made, found, joined, talked in, managed, left', async ({ server }) => {
  const [ada, bob] = [await newcomer(server.url, 'owner'), await newcomer(server.url, 'guest')];
  const { id, slug } = await makeRoom(ada, { topic: 'Where the lines go' });
  const lobby = await bob.rest.must('GET', `/rooms?query=${ada.username}`);
  expect(lobby.items).toMatchObject([
    { id, slug, isMember: false, memberCount: 1, topic: 'Where the lines go' },
  ]);
  expect(await bob.rest.must('GET', `/rooms/${slug}`)).toMatchObject({ id });
  expect(await bob.rest.ask('GET', `/conversations/${id}`)).toMatchObject(problem(404, 'not_found'));

  expect(await bob.rest.must('POST', `/rooms/${slug}/join`)).toMatchObject({ id, myRole: 'member' });
  expect((await bob.rest.ask('POST', `/rooms/${slug}/join`)).status).toBe(200);
  const said = await ada.rest.must('POST', `/conversations/${id}/messages`, {
    clientId: 'c-1',
    body: `Hello @${bob.username}`,
  });
  expect(said.mentions).toEqual([bob.id]);
  expect(await bob.rest.must('GET', `/conversations/${id}`)).toMatchObject({
    unreadCount: 1,
    mentionCount: 1,
  });

  const members = await bob.rest.must('GET', `/conversations/${id}/members?query=${ada.username}`);
  expect(members.items).toMatchObject([{ userId: ada.id, role: 'owner' }]);
  const member = `/conversations/${id}/members/${bob.id}`;
  expect(await bob.rest.ask('PATCH', `/conversations/${id}`, { topic: 'x' })).toMatchObject(
    problem(403, 'forbidden'),
  );
  expect((await ada.rest.ask('PUT', member, { role: 'admin' })).status).toBe(204);
  expect(await bob.rest.must('PATCH', `/conversations/${id}`, { topic: 'x' })).toMatchObject({ topic: 'x' });
  expect(await bob.rest.must('PATCH', `/conversations/${id}`, { isArchived: true })).toMatchObject({ slug });
  expect(
    await ada.rest.ask('POST', `/conversations/${id}/messages`, { clientId: 'c-2', body: 'x' }),
  ).toMatchObject(problem(409, 'room_archived'));

  expect((await bob.rest.ask('POST', `/rooms/${slug}/leave`)).status).toBe(204);
  expect((await bob.rest.ask('POST', `/rooms/${slug}/leave`)).status).toBe(204);
  expect((await ada.rest.ask('DELETE', member)).status).toBe(204);
  expect(await ada.rest.must('GET', `/rooms/${slug}`)).toMatchObject({ memberCount: 1 });
});

test('a private room is not there for strangers, at any address', async ({ server }) => {
  const [ada, eve] = [await newcomer(server.url, 'owner'), await newcomer(server.url, 'stranger')];
  const { id, slug } = await makeRoom(ada, { visibility: 'private' });
  const { id: messageId } = await ada.rest.must('POST', `/conversations/${id}/messages`, {
    clientId: 'c-1',
    body: 'secret',
  });
  const callsOf = (room: { id: string; slug: string; messageId: string }): [string, string, unknown?][] => [
    ['GET', `/rooms/${room.slug}`],
    ['POST', `/rooms/${room.slug}/join`],
    ['POST', `/rooms/${room.slug}/leave`],
    ['GET', `/conversations/${room.id}`],
    ['PATCH', `/conversations/${room.id}`, { name: 'x' }],
    ['GET', `/conversations/${room.id}/messages`],
    ['POST', `/conversations/${room.id}/messages`, { clientId: 'c', body: 'x' }],
    ['GET', `/conversations/${room.id}/changes?since=0`],
    ['GET', `/conversations/${room.id}/members`],
    ['PUT', `/conversations/${room.id}/members/${eve.id}`, {}],
    ['DELETE', `/conversations/${room.id}/members/${ada.id}`],
    ['PATCH', `/conversations/${room.id}/me`, { notify: 'all' }],
    ['PUT', `/conversations/${room.id}/read`, { seq: 1 }],
    ['PUT', `/conversations/${room.id}/unread`, { seq: 1 }],
    ['PUT', `/conversations/${room.id}/draft`, { deviceId: 'd', deviceName: 'D', body: 'x' }],
    ['GET', `/conversations/${room.id}/drafts`],
    ['GET', `/messages/${room.messageId}`],
    ['PATCH', `/messages/${room.messageId}`, { body: 'x' }],
    ['DELETE', `/messages/${room.messageId}`],
    ['DELETE', `/messages/${room.messageId}?undo=true`],
    ['GET', `/messages/${room.messageId}/versions`],
    ['GET', `/messages/${room.messageId}/receipts`],
    ['PUT', `/messages/${room.messageId}/reactions/%F0%9F%91%8D`],
    ['DELETE', `/messages/${room.messageId}/reactions/%F0%9F%91%8D`],
  ];
  const absent = callsOf({ id: 'nothing', slug: 'nothing', messageId: 'nothing' });
  for (const [index, call] of callsOf({ id, slug, messageId: String(messageId) }).entries()) {
    const [method, path, body] = call;
    const [noMethod, noPath, noBody] = absent[index] ?? ['GET', '/nothing'];
    const answer = await eve.rest.ask(method, path, body);
    expect(answer, `${method} ${path}`).toMatchObject(problem(404, 'not_found'));
    expect(answer.body).toEqual((await eve.rest.ask(noMethod, noPath, noBody)).body);
    expect((await new RestClient(server.url).ask(method, path, body)).status, `${method} ${path}`).toBe(401);
  }
  expect((await eve.rest.must('GET', `/rooms?query=${ada.username}`)).items).toEqual([]);
});

test('in messages: reactions, earlier texts, receipts, taking back, a date, drafts', async ({ server }) => {
  const [ada, bob] = [await newcomer(server.url, 'writer'), await newcomer(server.url, 'reader')];
  const { id } = await ada.rest.must('POST', '/conversations', { kind: 'direct', userId: bob.id });
  const say = async (body: string) =>
    String((await ada.rest.must('POST', `/conversations/${id}/messages`, { clientId: body, body })).id);
  const first = await say('first');
  await bob.rest.ask('PUT', `/conversations/${id}/read`, { seq: 1 });
  expect(await ada.rest.ask('DELETE', `/messages/${first}?undo=true`)).toMatchObject(
    problem(409, 'already_read'),
  );
  for (const emoji of ['👍', '👩‍👩‍👧', '❤️', '#️⃣']) {
    const path = `/messages/${first}/reactions/${encodeURIComponent(emoji)}`;
    expect((await bob.rest.ask('PUT', path)).status, emoji).toBe(204);
    expect((await bob.rest.ask('PUT', path)).status, emoji).toBe(204);
  }
  expect((await bob.rest.ask('DELETE', `/messages/${first}/reactions/%23%EF%B8%8F%E2%83%A3`)).status).toBe(
    204,
  );
  for (const bad of ['x', '%F0%9F%91%8D%F0%9F%91%8D', '%00', '__proto__', '%7B%22%24gt%22%3A1%7D'])
    expect(await bob.rest.ask('PUT', `/messages/${first}/reactions/${bad}`), bad).toMatchObject(
      problem(422, 'invalid'),
    );
  await ada.rest.must('PATCH', `/messages/${first}`, { body: 'corrected' });
  expect(await bob.rest.must('GET', `/messages/${first}`)).toMatchObject({
    versions: 1,
    reactions: ['👍', '👩‍👩‍👧', '❤️'].map((emoji) => ({ emoji, userIds: [bob.id] })),
  });
  expect(await bob.rest.must('GET', `/messages/${first}/versions`)).toMatchObject({
    items: [{ body: 'first' }],
  });

  expect(await ada.rest.must('GET', `/messages/${first}/receipts`)).toMatchObject({
    items: [{ userId: bob.id, isRead: true, readAt: expect.stringMatching(/^\d{4}-.*Z$/) }],
  });
  const second = await say('second');
  expect((await ada.rest.ask('DELETE', `/messages/${second}?undo=true`)).status).toBe(204);
  expect(await bob.rest.must('GET', `/messages/${second}`)).toMatchObject({ isUndone: true, body: '' });

  const page = async (query: string) =>
    ((await bob.rest.must('GET', `/conversations/${id}/messages?${query}`)).items as { seq: number }[]).map(
      ({ seq }) => seq,
    );
  expect(await page('at=2020-01-01T00:00:00Z')).toEqual([1, 2]);
  expect(await page('at=2999-01-01T00:00:00Z')).toEqual([]);
  expect(await page('around=2&limit=1')).toEqual([2]);
  for (const query of ['at=yesterday', 'around=1&before=2', 'around=x', 'at=2020-01-01T00:00:00Z&around=1'])
    expect(await bob.rest.ask('GET', `/conversations/${id}/messages?${query}`), query).toMatchObject(
      problem(422, 'invalid'),
    );

  const draft = { deviceId: 'desk', deviceName: 'Desk', body: 'not yet' };
  expect((await bob.rest.ask('PUT', `/conversations/${id}/draft`, draft)).status).toBe(204);
  expect(await bob.rest.must('GET', `/conversations/${id}/drafts`)).toMatchObject({ items: [draft] });
  expect(await ada.rest.must('GET', `/conversations/${id}/drafts`)).toEqual({ items: [] });
  expect(
    await bob.rest.must('PATCH', `/conversations/${id}/me`, {
      notify: 'nothing',
      mutedUntil: '2099-01-01T00:00:00Z',
    }),
  ).toMatchObject({ notify: 'nothing', mutedUntil: '2099-01-01T00:00:00.000Z' });
  expect((await bob.rest.ask('PUT', `/conversations/${id}/unread`, { seq: 1 })).status).toBe(204);
  expect(await bob.rest.must('GET', `/conversations/${id}`)).toMatchObject({
    unreadFromSeq: 1,
    unreadCount: 1,
  });
  const settings = { directPage: 1, hidePresence: true };
  expect(await bob.rest.must('PATCH', '/me', { settings })).toMatchObject({
    settings: { ...settings, roomPage: 50 },
  });
  expect(await page('')).toEqual([2]);
  expect(await ada.rest.must('GET', `/users/${bob.id}`)).toMatchObject({
    presence: 'offline',
    lastSeenAt: null,
  });
});
