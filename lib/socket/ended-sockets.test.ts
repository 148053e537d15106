import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { io as connect, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { endSession } from '../accounts/sessions/end-session.ts';
import { openSession } from '../accounts/sessions/open-session.ts';
import { encodeSessionCookie, sessionCookie } from '../accounts/sessions/session-cookie.ts';
import { sessions } from '../accounts/sessions/sessions.ts';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import { deleteToken } from '../accounts/tokens/delete-token.ts';
import { endUserSession } from '../admin/people/end-user-session.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { listMessages } from '../messages/read/list-messages.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { eventually } from '../testing/eventually.ts';
import { randomFrom } from '../testing/random.ts';
import { addPerson } from '../testing/test-context.ts';
import { type Client, listen, openTwoProcesses, type TwoProcesses } from '../testing/two-processes.ts';
import type { Caller } from '../use-case/caller.ts';

let processes: TwoProcesses;
let ada: Caller;
beforeAll(async () => {
  processes = await openTwoProcesses();
  ada = await addPerson(processes.workspace.ctx, 'ada');
});
afterEach(() => processes.reset());
afterAll(() => processes.close());

type Handshake = Parameters<typeof connect>[1];

function open(handshake: Handshake): Socket {
  const { firstProcess, own } = processes;
  return own(connect(firstProcess.url, { forceNew: true, reconnection: false, ...handshake }));
}

/** A way in, and what ends it. */
interface Entry {
  readonly handshake: Handshake;
  readonly id: string;
  end(): Promise<void>;
}

async function tokenEntry(): Promise<Entry> {
  const { ctx } = processes.workspace;
  const { id, token } = await createOwnToken(ctx, ada, { label: 'test' });
  return { id, handshake: { auth: { token } }, end: () => deleteToken(ctx, ada, { id }) };
}

async function sessionEntry(): Promise<Entry> {
  const { ctx } = processes.workspace;
  const id = await openSession(ctx, { address: '127.0.0.1', device: 'test' }, ada.userId);
  const cookie = `${sessionCookie(ctx.env).name}=${await encodeSessionCookie(ctx, id)}`;
  const extraHeaders = { cookie, origin: processes.firstProcess.url };
  return { id, handshake: { extraHeaders }, end: () => endSession(ctx, { ...ada, sessionId: id }, { id }) };
}

async function connected(entry: Entry): Promise<Client> {
  const client = listen(open(entry.handshake), ada);
  await once(client.socket as never, 'connect');
  return client;
}

const openOnServer = () => [...processes.firstProcess.io.of('/').sockets.values()];

const gone = (client: Client) =>
  vi.waitFor(
    () => {
      expect(client.socket.connected).toBe(false);
      expect(client.named('session:ended')).toHaveLength(1);
    },
    { timeout: 1_000 },
  );

it('no socket stays that connected while its token or session ended, at whatever moment', async () => {
  const random = randomFrom(7);
  let undecided = 0;
  for (let round = 0; round < 120; round += 1) {
    const entry = await (round % 2 ? tokenEntry() : sessionEntry());
    const socket = open(entry.handshake);
    undecided += 1;
    for (const event of ['connect_error', 'disconnect'])
      socket.on(event, () => {
        undecided -= 1;
      });
    await wait(random.next() * 20);
    await entry.end();
  }
  await vi.waitFor(
    () => expect({ undecided, open: openOnServer().length }).toEqual({ undecided: 0, open: 0 }),
    {
      timeout: 1_000,
    },
  );
});

it.each([
  ['token', tokenEntry],
  ['session', sessionEntry],
])('a lost fact that a %s ended is made good by the sync check', async (_, entryOf) => {
  const entry = await entryOf();
  const client = await connected(entry);
  expect(await client.ask('sync:check', {})).toMatchObject({ ok: true });
  processes.bus.fault = () => undefined;
  await entry.end();
  expect(client.socket.connected).toBe(true);
  client.socket.emit('sync:check', {}, () => undefined);
  await gone(client);
});

it('a person who is still there learns that a device or token of theirs is gone, whoever ended it', async () => {
  const { ctx } = processes.workspace;
  const [stays, token, first, second] = [
    await tokenEntry(),
    await tokenEntry(),
    await sessionEntry(),
    await sessionEntry(),
  ];
  const client = await connected(stays);
  const told = () => client.named('me:changed').length;
  const byAdmin = () =>
    endUserSession(ctx, { ...ada, role: 'admin' }, { id: ada.userId, sessionId: second.id });
  for (const end of [token.end, first.end, byAdmin]) {
    const before = told();
    await end();
    await eventually(() => expect(told()).toBeGreaterThan(before));
  }
});

it('a lost fact that a token ended is made good by the gap of the bus', async () => {
  const entry = await tokenEntry();
  const client = await connected(entry);
  processes.bus.fault = () => undefined;
  await entry.end();
  processes.bus.gap();
  await gone(client);
});

it('a session that expires closes the socket under which it does', async () => {
  const { ctx } = processes.workspace;
  const entry = await sessionEntry();
  const inAMoment = new Date(Date.now() + 700);
  await sessions.in(ctx.db).updateOne({ _id: entry.id }, { $set: { expiresAt: inAMoment } });
  const client = await connected(entry);
  expect(client.socket.connected).toBe(true);
  await once(client.socket as never, 'disconnect');
  expect(Date.now()).toBeGreaterThanOrEqual(inAMoment.getTime());
  expect(Date.now()).toBeLessThan(inAMoment.getTime() + 1_000);
  expect(client.named('session:ended')).toHaveLength(1);
});

it('what an ended socket had sent already is not done any more', async () => {
  const { ctx } = processes.workspace;
  const grace = await addPerson(ctx, newId());
  const { conversation } = await openDirect(ctx, ada, { userId: grace.userId });
  const entry = await tokenEntry();
  const client = await connected(entry);
  processes.bus.fault = () => undefined;
  await entry.end();
  client.socket.emit('sync:check', {}, () => undefined);
  client.socket.emit('message:send', { conversationId: conversation.id, clientId: '1', body: 'too late' });
  await gone(client);
  // Longer than the one before would have taken.
  for (let index = 0; index < 10; index += 1) {
    await sendMessage(ctx, grace, { conversationId: conversation.id, clientId: `${index}`, body: 'in time' });
  }
  const { items } = await listMessages(ctx, grace, { conversationId: conversation.id });
  expect(new Set(items.map(({ body }) => body))).toEqual(new Set(['in time']));
});
