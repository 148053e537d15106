import { once } from 'node:events';
import { io as connect } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listPeople } from '../accounts/people/list-people.ts';
import { signIn } from '../accounts/sessions/sign-in.ts';
import { createAccount } from '../accounts/sign-up/create-account.ts';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import { deleteToken } from '../accounts/tokens/delete-token.ts';
import type { Bus } from '../bus/bus.ts';
import { signUpSchema } from '../contract/accounts/account.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { setMember } from '../conversations/members/set-member.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { eventually } from '../testing/eventually.ts';
import { openRedisBus, untilWell } from '../testing/open-redis-bus.ts';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { type Client, type LiveProcess, listen, openLiveProcess } from '../testing/two-processes.ts';
import type { Caller } from '../use-case/caller.ts';

let redis: RedisServer;
let workspace: TestContext;
let here: LiveProcess;
let there: LiveProcess;
let ada: Caller;
let grace: Caller;
let conversationId: string;
const clients: Client[] = [];
let isOpen = false;

/** Two processes of one workspace, which begin while Redis is away if `isStopped`. */
async function open(isStopped = false): Promise<void> {
  isOpen = true;
  redis = await startRedisServer({ isStopped });
  const buses = [openRedisBus(redis.url), openRedisBus(redis.url)] as [Bus, Bus];
  if (!isStopped) await Promise.all(buses.map(untilWell));
  workspace = await createTestContext({ RATE_LIMITS: 'on' }, buses[0]);
  here = await openLiveProcess(workspace.ctx);
  there = await openLiveProcess({ ...workspace.otherProcess(), bus: buses[1] });
  ada = await addPerson(workspace.ctx, newId());
  grace = await addPerson(workspace.ctx, newId());
  conversationId = (await openDirect(workspace.ctx, ada, { userId: grace.userId })).conversation.id;
}

async function close(): Promise<void> {
  if (!isOpen) return;
  isOpen = false;
  for (const { socket } of clients.splice(0)) socket.disconnect();
  await Promise.all([here.close(), there.close()]);
  await there.ctx.bus.close();
  await workspace.close();
  await redis.close();
}

async function join(process: LiveProcess, person: Caller): Promise<Client> {
  const { token, id } = await createOwnToken(workspace.ctx, person, { label: 'test' });
  const socket = connect(process.url, { auth: { token }, forceNew: true });
  const client = listen(socket, { ...person, tokenId: id });
  clients.push(client);
  await once(socket as never, 'connect');
  return client;
}

const bodies = (client: Client) =>
  client.named('message:created').flatMap(({ event, body }) => (event === null ? [body] : []));

async function say(client: Client, body: string, to = conversationId): Promise<void> {
  const sent = client.ask('message:send', { conversationId: to, clientId: newId(), body });
  expect(await sent).toMatchObject({ ok: true });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const bothWell = () => Promise.all([untilWell(here.ctx.bus), untilWell(there.ctx.bus)]);

describe('two processes over Redis', () => {
  beforeAll(() => open());
  afterAll(close);
  afterEach(() => {
    for (const { socket } of clients.splice(0)) socket.disconnect();
  });

  it('bring a message to the other, which receives nothing of conversations without anyone there', async () => {
    const [one, two] = [await join(here, ada), await join(there, grace)];
    const stranger = await addPerson(workspace.ctx, newId());
    const other = (await openDirect(workspace.ctx, ada, { userId: stranger.userId })).conversation.id;
    const received: string[] = [];
    const stop = there.ctx.bus.listen((channel) => received.push(channel));
    for (let index = 0; index < 20; index += 1) await say(one, `${index}`, other);
    await say(one, 'to you');
    await eventually(() => expect(bodies(two)).toEqual(['to you']));
    expect(received.filter((channel) => channel.includes(other))).toEqual([]);
    stop();
  });

  it('lose nothing to one who is invited where their process had no one before', async () => {
    const [one, two] = [await join(here, ada), await join(there, grace)];
    const room = await createRoom(workspace.ctx, ada, {
      name: newId(),
      visibility: 'private',
      memberIds: [],
    });
    await setMember(workspace.ctx, ada, { conversationId: room.id, userId: grace.userId });
    const all = Array.from({ length: 30 }, (_, index) => `${index}`);
    for (const body of all) await say(one, body, room.id);
    await eventually(() => expect(two.named('conversation:created')).toHaveLength(1));
    await eventually(() => expect(bodies(two)).toEqual(all));
  });

  it('close the socket of a token that ended while Redis was away, once it is back', async () => {
    const two = await join(there, grace);
    await redis.stop();
    await eventually(() => expect(there.ctx.bus.health().state).toBe('degraded'));
    await deleteToken(here.ctx, grace, { id: two.caller.tokenId ?? '' });
    expect(two.socket.connected).toBe(true);
    await redis.start();
    await eventually(() => expect(two.named('session:ended')).toHaveLength(1));
    await eventually(() => expect(two.socket.connected).toBe(false));
    await bothWell();
  });

  it('list people while it is away: online is who is connected here', async () => {
    await join(here, ada);
    const zoe = await addPerson(workspace.ctx, newId());
    const presence = async (process: LiveProcess) => {
      const { items } = await listPeople(process.ctx, zoe, { limit: 100 });
      return items.find(({ id }) => id === ada.userId)?.presence;
    };
    await eventually(async () => expect(await presence(there)).toBe('online'));
    await redis.stop();
    await eventually(() => expect(here.ctx.bus.health().state).toBe('degraded'));
    await eventually(() => expect(there.ctx.bus.health().state).toBe('degraded'));
    expect(await presence(here)).toBe('online');
    expect(await presence(there)).toBe('offline');
    await redis.start();
    await bothWell();
  });
});

describe('a Redis that stops answering', () => {
  beforeEach(() => open());
  afterEach(async () => {
    redis.resume();
    await close();
  });

  it('stops neither sends nor sign-ins, and what the other process missed is caught up', async () => {
    const password = 'correct horse battery';
    const from = { address: '192.0.2.1', device: 'test' };
    const account = signUpSchema.parse({ username: 'zoe', displayName: 'Zoe', password });
    await createAccount(workspace.ctx, from, account);
    const [one, two] = [await join(here, ada), await join(there, grace)];
    const beside = await join(here, grace);
    redis.pause();
    expect(await timed(() => say(one, 'first'))).toBeLessThan(4_000);
    await eventually(() => expect(bodies(beside)).toEqual(['first']));
    const sends = await timed(async () => {
      for (let index = 0; index < 20; index += 1) await say(one, `${index}`);
    });
    expect(sends).toBeLessThan(4_000);
    expect(await timed(() => signIn(here.ctx, from, { username: 'zoe', password }))).toBeLessThan(4_000);
    expect(await timed(() => join(here, ada))).toBeLessThan(6_000);
    // The next sync check of a page shows its process what it missed.
    await two.ask('sync:check', {});
    await eventually(() => expect(bodies(two)).toHaveLength(21));
    redis.resume();
    await bothWell();
    await say(one, 'last');
    await eventually(() => expect(bodies(two).at(-1)).toBe('last'));
    expect(new Set(bodies(two)).size).toBe(22);
  });
});

describe('a Redis that comes up after the processes', () => {
  beforeEach(() => open(true));
  afterEach(close);

  it('lets them end in order without it', async () => {
    await join(here, ada);
    await eventually(async () =>
      expect(await here.ctx.bus.get([`presence:${ada.userId}`])).not.toEqual([null]),
    );
    await close();
  });

  it('lets them serve alone, and asks all pages to catch up at the first subscription', async () => {
    const [one, two] = [await join(here, ada), await join(there, grace)];
    await say(one, 'missed');
    await eventually(() => expect(bodies(one)).toEqual(['missed']));
    expect(two.named('sync:required')).toEqual([]);
    await redis.start();
    await bothWell();
    await eventually(() => expect(two.named('sync:required').length).toBeGreaterThan(0));
    await two.ask('sync:check', {});
    await eventually(() => expect(bodies(two)).toEqual(['missed']));
    await sendMessage(here.ctx, ada, { conversationId, clientId: newId(), body: 'crossed' });
    await eventually(() => expect(bodies(two)).toEqual(['missed', 'crossed']));
  });
});
