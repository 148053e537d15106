import { once } from 'node:events';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import { users } from '../accounts/users.ts';
import { type FactKind, type FactOf, publishFact } from '../bus/facts.ts';
import { serverEvents } from '../contract/events.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { eventually } from '../testing/eventually.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { recordFacts } from '../testing/record-facts.ts';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import { sampleContact, sampleConversation, sampleMessage } from '../testing/samples.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { type Client, type LiveProcess, listen, openLiveProcess } from '../testing/two-processes.ts';

// Ada's process publishes; Grace, an administrator, is connected to the other one, with a real Redis between them.
let redis: RedisServer;
let workspace: TestContext;
let here: LiveProcess;
let there: LiveProcess;
let grace: Client;
let samples: Samples;

/** Facts of every kind that concern Grace: a kind without one does not compile. */
type Samples = { readonly [K in FactKind]: readonly FactOf<K>[] };

/** What a process emits of itself, and what the last test is about. */
const OTHERWISE = new Set(['sync:required', 'session:ended', 'server:stopping']);
const ISO = '2026-01-01T00:00:00.000Z';

function samplesFor(adaId: string, graceId: string, conversationId: string): Samples {
  const message = sampleMessage({ id: newId(), conversationId, senderId: adaId });
  const contact = sampleContact({ id: newId() });
  const receipt = { conversationId, userId: adaId, deliveredSeq: 1, readSeq: 1 };
  const byUserId = adaId;
  const many = { importId: newId(), isUndone: false, created: 2, updated: 0, deleted: 0, byUserId };
  const removed = { ...sampleConversation({ id: newId(), kind: 'room' }), byUserId };
  const online = { userId: adaId, presence: 'online', lastSeenAt: null } as const;
  return {
    message: [
      { event: 'message:created', message },
      { event: 'message:updated', message: { ...message, revision: 2, body: 'edited', versions: 1 } },
      { event: 'message:deleted', message: { ...message, revision: 3, body: '', deletedAt: ISO } },
    ],
    contact: [
      { event: 'contact:created', payload: { revision: 1, contact } },
      { event: 'contact:updated', payload: { revision: 2, contact, changedFields: ['name'], byUserId } },
      { event: 'contact:deleted', payload: { revision: 3, id: contact.id, byUserId } },
      { event: 'contacts:imported', payload: { ...many, since: 3, revision: 5 } },
    ],
    import: [{ userId: graceId, import: sampleProgress() }],
    favourite: [{ userId: graceId, id: contact.id, favourite: true }],
    apart: [{ ids: [newId(), newId()], isApart: true, byUserId }],
    conversation: [
      { event: 'conversation:created', conversationId, revision: 0, userIds: [graceId], kind: 'direct' },
      { event: 'conversation:updated', conversationId, userIds: null },
      { event: 'conversation:updated', conversationId, userIds: [graceId] },
      { event: 'conversation:removed', userId: graceId, conversation: removed },
    ],
    receipt: [{ receipt, isToldToAll: true }],
    receipts: [{ conversationId, receipts: [receipt] }],
    me: [{ userId: graceId }],
    saved: [{ userId: graceId, messageId: message.id, conversationId, savedAt: ISO }],
    draft: [{ userId: graceId, conversationId, deviceId: 'phone' }],
    person: [{ person: { ...sampleProfile(), id: newId() } }],
    lobby: [{}],
    admin: [{ changed: 'people' }],
    'report:handled': [{ userId: graceId, messageId: message.id }],
    'presence:setting': [{ userId: graceId }],
    typing: [{ conversationId, userId: adaId, until: ISO }],
    viewing: [{ contactId: contact.id, userId: adaId, viewId: 'page', field: 'title', isHere: true }],
    presence: [online],
    'presence:ask': [{ userId: graceId, processId: 'another', state: 'online' }],
    'presence:ended': [{ userId: graceId, otherId: adaId }],
    'presence:resumed': [{ userId: graceId, otherId: adaId, arePartners: true }],
    health: [{ id: 'another', health: null }],
    invitations: [{ userId: graceId }],
    'devices:ask': [{ id: newId(), userIds: [graceId] }],
    'devices:answer': [{ id: newId(), devices: [{ userId: graceId, deviceId: newId(), isVisible: true }] }],
    push: [{ userId: graceId }],
    'session:ended': [{ userId: graceId, sessionId: newId(), reason: 'signed_out' }],
  };
}

function sampleProgress() {
  const state: 'running' = 'running';
  const counts = { created: 1, updated: 0, skipped: 0, rejectedCount: 0, notStoredCount: 0, keptCount: 0 };
  return { id: newId(), state, total: 10, done: 5, ...counts };
}

function sampleProfile() {
  const role: 'member' = 'member';
  return { username: 'new', displayName: 'New', status: '', role, avatarFileId: null, timeZone: null };
}

beforeAll(async () => {
  redis = await startRedisServer();
  const [one, other] = [openRedisBus(redis.url), openRedisBus(redis.url)];
  await Promise.all([one, other].map(untilWell));
  workspace = await createTestContext({}, one);
  here = await openLiveProcess(workspace.ctx);
  there = await openLiveProcess({ ...workspace.otherProcess(), bus: other });
  const ada = await addPerson(workspace.ctx, 'ada');
  const person = await addPerson(workspace.ctx, 'grace');
  await users.in(workspace.ctx.db).updateOne({ _id: person.userId }, { $set: { role: 'admin' } });
  const { conversation } = await openDirect(workspace.ctx, ada, { userId: person.userId });
  const { token, id } = await createOwnToken(workspace.ctx, person, { label: 'test' });
  const socket = connect(there.url, { auth: { token }, forceNew: true });
  grace = listen(socket, { ...person, role: 'admin', tokenId: id });
  await once(socket as never, 'connect');
  samples = samplesFor(ada.userId, person.userId, conversation.id);
  await grace.ask('contact:viewing', { contactId: samples.viewing[0]?.contactId ?? null, field: null });
});

afterAll(async () => {
  grace.socket.disconnect();
  await Promise.all([here.close(), there.close()]);
  await there.ctx.bus.close();
  await workspace.close();
  await redis.close();
});

it('brings every kind of fact to the other process as it was published, and every event to its page', async () => {
  for (const kind of Object.keys(samples) as FactKind[]) {
    const { recorded, stop } = recordFacts(there.ctx.bus, kind);
    for (const fact of samples[kind]) await publishFact(here.ctx.bus, kind, fact);
    await eventually(() => expect(recorded).toEqual(expect.arrayContaining([...samples[kind]])));
    stop();
  }
  const received = () => new Set(grace.events.map(({ name }) => name));
  const expected = Object.keys(serverEvents).filter((name) => !OTHERWISE.has(name));
  await eventually(() => expect(expected.filter((name) => !received().has(name))).toEqual([]));
});

it('ends the socket of a token that ended in the other process', async () => {
  const { userId, tokenId } = grace.caller;
  await publishFact(here.ctx.bus, 'session:ended', { userId, tokenId: tokenId ?? '', reason: 'revoked' });
  await eventually(() => expect(grace.named('session:ended')).toEqual([{ reason: 'revoked' }]));
  await eventually(() => expect(grace.socket.connected).toBe(false));
});
