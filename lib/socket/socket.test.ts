import { once } from 'node:events';
import { io as connect } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { endSession } from '../accounts/sessions/end-session.ts';
import { openSession } from '../accounts/sessions/open-session.ts';
import { encodeSessionCookie, sessionCookie } from '../accounts/sessions/session-cookie.ts';
import { deleteToken } from '../accounts/tokens/delete-token.ts';
import { createContact } from '../contacts/edit/create-contact.ts';
import { deleteContact } from '../contacts/edit/delete-contact.ts';
import { updateContact } from '../contacts/edit/update-contact.ts';
import { contactInputSchema } from '../contract/contacts/contact.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { WAITING_MAX } from '../live/slow-reader.ts';
import { listMessageChanges } from '../messages/read/list-message-changes.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { flushSummaries } from '../messages/send/write-summaries.ts';
import { readMetrics } from '../process/metrics/metrics.ts';
import { eventually } from '../testing/eventually.ts';
import { openFaultyProxy } from '../testing/faulty-proxy.ts';
import { sampleMessage } from '../testing/samples.ts';
import { addPerson, type TestContext } from '../testing/test-context.ts';
import {
  type Client,
  type LiveProcess,
  listen,
  openTwoProcesses,
  type TwoProcesses,
} from '../testing/two-processes.ts';
import { FRAME_LIMIT } from './open-socket-server.ts';

let processes: TwoProcesses;
let workspace: TestContext;
let bus: TwoProcesses['bus'];
let firstProcess: LiveProcess;
let otherProcess: LiveProcess;
let join: TwoProcesses['join'];

beforeAll(async () => {
  processes = await openTwoProcesses();
  ({ workspace, bus, firstProcess, otherProcess, join } = processes);
});
afterEach(() => processes.reset());
afterAll(() => processes.close());

/** What a refused handshake says. */
async function refusal(options: Parameters<typeof connect>[1]): Promise<unknown> {
  const socket = processes.own(
    connect(firstProcess.url, { forceNew: true, reconnection: false, ...options }),
  );
  const [error] = await once(socket as never, 'connect_error');
  return (error as { data?: unknown }).data;
}

async function talk(): Promise<{ conversationId: string; a: Client; b: Client }> {
  const [a, b] = [await join(), await join(otherProcess)];
  const { conversation } = await openDirect(workspace.ctx, a.caller, { userId: b.caller.userId });
  await eventually(() => {
    expect(a.named('conversation:created')).toHaveLength(1);
    expect(b.named('conversation:created')).toHaveLength(1);
  });
  return { conversationId: conversation.id, a, b };
}

describe('the handshake', () => {
  it('refuses a missing token, a wrong token, a cookie from elsewhere or without an origin, and an ended session', async () => {
    const ada = await addPerson(workspace.ctx, newId());
    const sessionId = await openSession(workspace.ctx, { address: '127.0.0.1', device: 'test' }, ada.userId);
    const cookie = `${sessionCookie(workspace.ctx.env).name}=${await encodeSessionCookie(workspace.ctx, sessionId)}`;
    const unauthenticated = { code: 'unauthenticated' };
    expect(await refusal({})).toEqual(unauthenticated);
    expect(await refusal({ auth: { token: 'nonsense' } })).toEqual(unauthenticated);
    expect(await refusal({ auth: { token: { $ne: '' } } })).toEqual(unauthenticated);
    expect(await refusal({ extraHeaders: { cookie } })).toEqual(unauthenticated);
    for (const origin of [
      'https://evil.example',
      'null',
      `${firstProcess.url}.evil.example`,
      `${firstProcess.url}0`,
      'not an address',
    ]) {
      expect(await refusal({ extraHeaders: { cookie, origin } }), origin).toEqual(unauthenticated);
    }
    const own = listen(
      processes.own(
        connect(firstProcess.url, { forceNew: true, extraHeaders: { cookie, origin: firstProcess.url } }),
      ),
      ada,
    );
    await once(own.socket as never, 'connect');
    await endSession(workspace.ctx, { ...ada, sessionId }, { id: sessionId });
    await vi.waitFor(() => expect(own.socket.connected).toBe(false), { timeout: 1_000 });
    expect(own.named('session:ended')).toHaveLength(1);
    expect(await refusal({ extraHeaders: { cookie, origin: firstProcess.url } })).toEqual({
      code: 'session_ended',
    });
  });

  it('closes the sockets of a revoked token within a second, in every process', async () => {
    const here = await join();
    const { tokenId } = here.caller;
    await deleteToken(workspace.otherProcess(), here.caller, { id: tokenId ?? '' });
    await vi.waitFor(() => expect(here.socket.connected).toBe(false), { timeout: 1_000 });
  });
});

describe('events of a client', () => {
  it('are all acknowledged: an unknown one, a malformed one and a hostile one with a refusal', async () => {
    const { a, conversationId } = await talk();
    expect(await a.ask('nothing:known', {})).toMatchObject({ ok: false, code: 'unknown_event' });
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(await a.ask(name, {})).toMatchObject({ ok: false, code: 'unknown_event' });
    }
    for (const input of [
      undefined,
      null,
      'x',
      7,
      [],
      { conversationId: { $ne: '' }, clientId: 'x', body: 'x' },
      { conversationId, clientId: '1', body: ' ' },
      { conversationId, clientId: '1', body: 'x', more: 1 },
    ]) {
      expect(await a.ask('message:send', input)).toMatchObject({ ok: false, code: 'invalid' });
    }
    a.socket.emit('message:send', { conversationId, clientId: '2', body: 'without an acknowledgement' });
    await eventually(() => expect(a.named('message:created')).toHaveLength(1));
  });

  it('keep the order in which they were sent, pipelined', async () => {
    const { a, b, conversationId } = await talk();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        a.ask('message:send', { conversationId, clientId: `${index}`, body: `${index}` }),
      ),
    );
    expect(answers.map(({ message }) => (message as { seq: number }).seq)).toEqual(
      answers.map((_, index) => index + 1),
    );
    await eventually(() =>
      expect(b.named('message:created').map(({ body }) => body)).toEqual(
        answers.map((_, index) => `${index}`),
      ),
    );
  });

  it('over 64 KB close the connection and harm no one else', async () => {
    const { a, b, conversationId } = await talk();
    a.socket.io.reconnection(false);
    a.socket.emit('message:send', { conversationId, clientId: '1', body: 'x'.repeat(FRAME_LIMIT + 1) });
    await eventually(() => expect(a.socket.connected).toBe(false));
    expect(await b.ask('message:send', { conversationId, clientId: '1', body: 'still here' })).toMatchObject({
      ok: true,
    });
  });

  it('about a conversation of others are refused as if it were not there', async () => {
    const { conversationId } = await talk();
    const eve = await join();
    const events: [string, object][] = [
      ['message:send', { conversationId, clientId: '1', body: 'x' }],
      ['message:read', { conversationId, seq: 0 }],
      ['message:delivered', { conversationId, seq: 0 }],
      ['typing', { conversationId }],
    ];
    for (const [event, input] of events) {
      const answer = await eve.ask(event, input);
      expect(answer).toEqual(await eve.ask(event, { ...input, conversationId: newId() }));
      expect(answer).toMatchObject({ ok: false, code: 'not_found' });
    }
    expect(eve.named('message:created')).toEqual([]);
  });
});

describe('facts', () => {
  it('reach both members in both processes once and in order, and no one else', async () => {
    const { a, b, conversationId } = await talk();
    const eve = await join();
    const bodies = Array.from({ length: 20 }, (_, index) => `${index}`);
    await Promise.all(
      bodies.map((body, index) =>
        sendMessage(index % 2 ? firstProcess.ctx : otherProcess.ctx, index % 3 ? a.caller : b.caller, {
          conversationId,
          clientId: body,
          body,
        }),
      ),
    );
    const seqs = bodies.map((_, index) => index + 1);
    for (const client of [a, b]) {
      await eventually(() => expect(client.named('message:created').map(({ seq }) => seq)).toEqual(seqs));
    }
    expect(eve.named('message:created')).toEqual([]);
  });

  it('that the bus loses, doubles or swaps still arrive once and in order', async () => {
    const { a, b, conversationId } = await talk();
    const held: (() => void)[] = [];
    let count = 0;
    bus.fault = (deliver) => {
      count += 1;
      if (count % 5 === 0) return;
      if (count % 3 === 0) held.push(deliver);
      else {
        deliver();
        if (count % 2 === 0) deliver();
        for (const late of held.splice(0)) late();
      }
    };
    for (let index = 0; index < 40; index += 1) {
      await sendMessage(firstProcess.ctx, a.caller, {
        conversationId,
        clientId: `${index}`,
        body: `${index}`,
      });
    }
    bus.fault = (deliver) => deliver();
    await sendMessage(firstProcess.ctx, a.caller, { conversationId, clientId: 'last', body: 'last' });
    for (const client of [a, b]) {
      await eventually(() => {
        expect(client.named('message:created').map(({ seq }) => seq)).toEqual(
          Array.from({ length: 41 }, (_, index) => index + 1),
        );
      });
    }
  });

  it('that were the last and lost are found by the next sync check, for every user in that process', async () => {
    const { a, b, conversationId } = await talk();
    const first = await b.ask('sync:check', {});
    expect(first).toMatchObject({
      ok: true,
      heads: {
        conversations: [{ id: conversationId, revision: 0, version: 1 }],
        contactsRevision: expect.any(Number),
      },
    });
    expect(await b.ask('sync:check', { mark: first.mark })).toEqual({
      ok: true,
      mark: first.mark,
      heads: null,
    });
    bus.fault = () => undefined;
    await sendMessage(firstProcess.ctx, a.caller, { conversationId, clientId: '1', body: 'lost on its way' });
    bus.fault = (deliver) => deliver();
    await flushSummaries(firstProcess.ctx);
    expect(b.named('message:created')).toEqual([]);
    const check = await b.ask('sync:check', { mark: first.mark });
    expect(check.heads).toMatchObject({ conversations: [{ id: conversationId, revision: 1 }] });
    await eventually(() => expect(b.named('message:created')).toMatchObject([{ seq: 1 }]));
    expect(await b.ask('sync:check', { mark: 7 })).toMatchObject({ ok: false, code: 'invalid' });
  });

  it('of contacts reach everybody: created, updated with its fields, deleted', async () => {
    const [a, b] = [await join(), await join(otherProcess)];
    const made = await createContact(firstProcess.ctx, a.caller, contactInputSchema.parse({ name: 'Live' }));
    await updateContact(otherProcess.ctx, b.caller, { id: made.id, patch: { notes: 'x' } });
    await deleteContact(firstProcess.ctx, a.caller, { id: made.id });
    for (const client of [a, b]) {
      await eventually(() =>
        expect(client.named('contact:deleted')).toEqual([
          { revision: made.revision + 2, id: made.id, byUserId: a.caller.userId },
        ]),
      );
      expect(client.named('contact:created')).toMatchObject([
        { revision: made.revision, contact: { name: 'Live' } },
      ]);
      expect(client.named('contact:updated')).toMatchObject([
        {
          revision: made.revision + 1,
          changedFields: ['notes'],
          byUserId: b.caller.userId,
          contact: { notes: 'x' },
        },
      ]);
    }
  });

  it('of viewing a contact reach those who have it open, and end with the connection', async () => {
    const [a, b, c] = [await join(), await join(otherProcess), await join()];
    const contactId = newId();
    const field = 'phones.x1';
    for (const who of [a, b]) {
      expect(await who.ask('contact:viewing', { contactId, field: null })).toEqual({ ok: true });
    }
    await eventually(() => expect(a.named('contact:viewing')).toHaveLength(1));
    await b.ask('contact:viewing', { contactId, field });
    expect(await b.ask('contact:viewing', { contactId, field: { $ne: '' } })).toMatchObject({
      code: 'invalid',
    });
    b.socket.disconnect();
    await eventually(() => expect(a.named('contact:viewing')).toHaveLength(3));
    const { userId } = b.caller;
    expect(a.named('contact:viewing')).toMatchObject([
      { contactId, userId, field: null, isHere: true },
      { contactId, userId, field, isHere: true },
      { contactId, userId, field: null, isHere: false },
    ]);
    await a.ask('contact:viewing', { contactId: null, field: null });
    expect([...b.named('contact:viewing'), ...c.named('contact:viewing')]).toEqual([]);
  });

  it('of reading and typing reach the other side; typing does not come back', async () => {
    const { a, b, conversationId } = await talk();
    await a.ask('message:send', { conversationId, clientId: '1', body: 'hi' });
    await b.ask('typing', { conversationId });
    await b.ask('message:delivered', { conversationId, seq: 1 });
    await b.ask('message:read', { conversationId, seq: 1 });
    await eventually(() => {
      expect(a.named('typing')).toMatchObject([{ conversationId, userId: b.caller.userId }]);
      expect(a.named('receipt:changed').at(-1)).toMatchObject({
        userId: b.caller.userId,
        deliveredSeq: 1,
        readSeq: 1,
      });
    });
    expect(b.named('typing')).toEqual([]);
  });
});

describe('presence', () => {
  it('is one for all tabs and processes of a person: online, away only when all are, offline after the last', async () => {
    const watcher = await join();
    const person = await addPerson(workspace.ctx, newId());
    const { userId } = person;
    await watcher.ask('presence:watch', { userIds: [userId] });
    const one = await join(firstProcess, person);
    const two = await join(otherProcess, person);
    const seen = () =>
      watcher
        .named('presence:changed')
        .filter((event) => event.userId === userId)
        .map((event) => event.presence);
    await eventually(() => expect(seen().at(-1)).toBe('online'));
    await one.ask('activity', { state: 'away' });
    one.socket.disconnect();
    await two.ask('activity', { state: 'away' });
    await vi.waitFor(() => expect(seen().at(-1)).toBe('away'), { timeout: 8_000 });
    await two.ask('activity', { state: 'active' });
    await vi.waitFor(() => expect(seen().at(-1)).toBe('online'), { timeout: 8_000 });
    two.socket.disconnect();
    await vi.waitFor(() => expect(seen().at(-1)).toBe('offline'), { timeout: 10_000 });
  });
});

describe('a reader that is too slow', () => {
  /** The value of one of this process's gauges. */
  const gauge = async (name: string) =>
    Number(new RegExp(`^parley_${name} (.+)$`, 'm').exec((await readMetrics()).text)?.[1]);
  const bulk = (seq: number) => sampleMessage({ seq, revision: seq, body: 'x'.repeat(16_000) });
  let sent = 0;
  const publishToAll = () => {
    sent += 1;
    firstProcess.io.emit('message:updated', bulk(sent));
  };

  it('is closed with `resync`, harms no one, and finds everything when it is back', async () => {
    const proxy = await openFaultyProxy(firstProcess.port);
    const [quick, slow] = [await join(), await join({ url: `http://127.0.0.1:${proxy.port}` })];
    const { conversation } = await openDirect(firstProcess.ctx, quick.caller, { userId: slow.caller.userId });
    const reasons: unknown[] = [];
    slow.socket.on('disconnect', (_reason, details) =>
      reasons.push(details && 'context' in details ? Reflect.get(Object(details.context), 'reason') : null),
    );
    const closedBefore = await gauge('live_resyncs');
    const onServer = [...firstProcess.io.of('/').sockets.values()].find(
      ({ data }) => data.caller.userId === slow.caller.userId,
    );
    proxy.stall();
    sent = 0;
    let most = 0;
    await vi.waitFor(
      async () => {
        for (let each = 0; each < 20; each += 1) publishToAll();
        const waiting: unknown = Reflect.get(Object(onServer?.conn), 'writeBuffer');
        if (Array.isArray(waiting)) most = Math.max(most, waiting.length * 16_000);
        expect(await gauge('live_resyncs')).toBe(closedBefore + 1);
      },
      { timeout: 20_000, interval: 5 },
    );
    expect(most).toBeLessThanOrEqual(1.1 * WAITING_MAX.bytes);
    expect(onServer?.connected).toBe(false);
    await eventually(() => expect(quick.named('message:updated')).toHaveLength(sent));
    await sendMessage(firstProcess.ctx, quick.caller, {
      conversationId: conversation.id,
      clientId: '1',
      body: 'while it was away',
    });
    await eventually(() => expect(quick.named('message:created')).toHaveLength(1));

    proxy.heal();
    await vi.waitFor(() => expect(reasons).toEqual(['resync']), { timeout: 5_000 });
    await vi.waitFor(() => expect(slow.socket.connected).toBe(true), { timeout: 10_000 });
    expect(slow.named('message:created')).toEqual([]);
    const changes = await listMessageChanges(firstProcess.ctx, slow.caller, {
      conversationId: conversation.id,
      since: 0,
    });
    expect(changes.items.map(({ body }) => body)).toEqual(['while it was away']);
    await proxy.close();
  });

  it('receives no signals while it is behind, and is asked to catch up once it no longer is', async () => {
    const proxy = await openFaultyProxy(firstProcess.port);
    const [quick, slow] = [await join(), await join({ url: `http://127.0.0.1:${proxy.port}` })];
    await openDirect(firstProcess.ctx, quick.caller, { userId: slow.caller.userId });
    const person = await addPerson(workspace.ctx, newId());
    for (const each of [quick, slow]) await each.ask('presence:watch', { userIds: [person.userId] });
    const behindBefore = await gauge('live_behind');
    proxy.stall();
    sent = 0;
    await vi.waitFor(
      async () => {
        publishToAll();
        expect(await gauge('live_behind')).toBe(behindBefore + 1);
      },
      { timeout: 20_000, interval: 1 },
    );
    const passer = await join(firstProcess, person);
    const isOfPasser = ({ userId }: Record<string, unknown>) => userId === passer.caller.userId;
    await eventually(() => expect(quick.named('presence:changed').some(isOfPasser)).toBe(true));
    proxy.heal();
    await eventually(() => expect(slow.named('sync:required')).toHaveLength(1));
    expect(slow.named('message:updated')).toHaveLength(sent);
    expect(slow.named('presence:changed').filter(isOfPasser)).toEqual([]);
    expect(slow.socket.connected).toBe(true);
    expect(await gauge('live_behind')).toBe(behindBefore);
    await proxy.close();
  });
});
