import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { endAccess } from '../accounts/access/end-access.ts';
import { updateMe } from '../accounts/profile/update-me.ts';
import { notePushUser } from '../accounts/push/push-users.ts';
import { deleteSubscription, saveSubscription } from '../accounts/push/save-subscription.ts';
import { openSession } from '../accounts/sessions/open-session.ts';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import { deleteToken } from '../accounts/tokens/delete-token.ts';
import { users } from '../accounts/users.ts';
import type { Context } from '../context/context.ts';
import type { Message } from '../contract/conversations/message.ts';
import { newId } from '../contract/values/new-id.ts';
import { blockPerson } from '../conversations/direct/block-person.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { removeMember } from '../conversations/members/remove-member.ts';
import { updateMembership } from '../conversations/members/update-membership.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { deleteMessage } from '../messages/change/delete-message.ts';
import { moveReadPosition } from '../messages/read-positions/move-positions.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { noteInUse } from '../presence/active-devices.ts';
import { eventually } from '../testing/eventually.ts';
import { type Device, type PushService, startPushService } from '../testing/push-service/push-service.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import { getNotice } from './get-notice.ts';
import { getQuiet } from './get-quiet.ts';
import { notifyAnyway } from './notify-anyway.ts';
import { createPushThread } from './push/push-thread.ts';
import { noticesOf } from './running-notices.ts';
import { startNotices } from './start-notices.ts';
import { beginTasks, noticeTasks } from './stored/notice-tasks.ts';
import { noticeId, notices } from './stored/notices.ts';
import { testPush } from './test-push.ts';

const SECOND = 1_000;

let service: PushService;
let workspace: TestContext;
let ctx: Context;
/** Another process of the same workspace. */
let other: Context;
/** By how much the clock of the workspace is ahead of that of this machine. */
let ahead = 0;
const now = () => new Date(Date.now() + ahead);

let ada: Caller;
let ben: Caller;
/** Where Ada takes pushes. */
let phone: Device;
let asPhone: Caller;
let conversationId: string;

beforeAll(async () => {
  service = await startPushService();
  workspace = await createTestContext({ PUSH_HOSTS: service.host });
  ctx = { ...workspace.ctx, now };
  other = { ...workspace.otherProcess(), now };
  for (const process of [ctx, other]) {
    process.state.set('push-thread', createPushThread({ ca: service.certificate }));
    await startNotices(process);
  }
});
afterAll(async () => {
  await Promise.all([ctx, other].map((process) => noticesOf(process).stop()));
  await workspace.close();
  await service.close();
  expect(service.problems).toEqual([]);
});

beforeEach(async () => {
  ada = await addPerson(ctx, `ada-${newId().slice(-8)}`);
  ben = await addPerson(ctx, `ben-${newId().slice(-8)}`);
  phone = service.addDevice();
  asPhone = await onDevice(ada, 'iPhone');
  await saveSubscription(ctx, asPhone, phone.subscription);
  // Its fact says so to the hub of each process, of which there is none here.
  notePushUser(other, ada.userId);
  conversationId = (await openDirect(ctx, ben, { userId: ada.userId })).conversation.id;
});

/** The same person by a browser of theirs. */
async function onDevice(caller: Caller, device: string): Promise<Caller> {
  const sessionId = await openSession(ctx, { address: '192.0.2.7', device }, caller.userId);
  return { ...caller, sessionId };
}

async function say(caller: Caller, body: string, more: Partial<Message> = {}): Promise<Message> {
  const input = { conversationId, clientId: newId(), body, ...more };
  return (await sendMessage(ctx, caller, input)).message;
}

async function nameOf({ userId }: Caller): Promise<string> {
  return (await users.in(ctx.db).findOne({ _id: userId }))?.username ?? '';
}

const bodies = (device: Device) => device.received.map(({ notification }) => notification.body);

/** Puts the clock forward, and lets every process look for what is due. */
function later(ms: number): void {
  ahead += ms;
  for (const process of [ctx, other]) noticesOf(process).wake();
}

/** What Ada is told of a message, once nothing is under way. */
async function noticeOf(message: Message, what: string, caller = ada) {
  await eventually(async () =>
    expect(await getNotice(ctx, caller, message)).toMatchObject({ what, at: expect.any(String) }),
  );
  return await getNotice(ctx, caller, message);
}

it('a direct message arrives, encrypted and signed, with who wrote, what, and where it leads', async () => {
  const message = await say(ben, 'Good morning');
  await eventually(() => expect(phone.received).toHaveLength(1));
  const name = await nameOf(ben);
  expect(phone.received[0]).toMatchObject({
    web_push: 8030,
    notification: {
      title: name,
      body: 'Good morning',
      tag: `parley ${conversationId}`,
      navigate: `/chat/${conversationId}`,
    },
    parley: { path: `/chat/${conversationId}` },
    headers: { urgency: 'high', ttl: '86400', 'content-encoding': 'aes128gcm' },
  });
  expect(await noticeOf(message, 'pushed')).toMatchObject({
    why: 'direct',
    devices: [{ device: expect.any(String), status: 'delivered', code: 201 }],
  });
  await say(ben, 'Are you there?');
  await eventually(() => expect(bodies(phone)).toContain('2 unread messages\nAre you there?'));
  // Ben wrote it: nobody notifies him.
  expect(await getNotice(ctx, ben, message)).toMatchObject({ why: 'own', what: 'none' });
});

it('of a room come mentions and replies, and all messages where that is chosen', async () => {
  const room = await createRoom(ctx, ben, { name: 'Design', visibility: 'private', memberIds: [ada.userId] });
  conversationId = room.id;
  const own = await say(ada, 'My idea');
  const plain = await say(ben, 'to everyone');
  const mention = await say(ben, `@${await nameOf(ada)} look`);
  const reply = await say(ben, 'I like it', { replyToId: own.id });
  await eventually(() => expect(phone.received).toHaveLength(2));
  expect(phone.received[0]?.notification.title).toBe(`${await nameOf(ben)} in Design`);
  expect(await getNotice(ctx, ada, plain)).toMatchObject({ why: 'mentions_only', what: 'none', at: null });
  expect(await noticeOf(mention, 'pushed')).toMatchObject({ why: 'mention' });
  expect(await noticeOf(reply, 'pushed')).toMatchObject({ why: 'reply' });
  expect(await noticeOf(await say(ben, '@all look'), 'pushed')).toMatchObject({ why: 'mention' });
  await updateMembership(ctx, ada, { id: room.id, notify: 'all' });
  const every = await say(ben, 'and this');
  expect(await noticeOf(every, 'pushed')).toMatchObject({ why: 'all' });
  expect(phone.received[3]?.headers.urgency).toBe('normal');
});

it('a message to many reaches each of them once, and a direct message beside it its person', async () => {
  const many = await Promise.all(
    Array.from({ length: 120 }, async (_, index) => {
      const person = await addPerson(ctx, `many-${index}-${newId().slice(-8)}`);
      const device = service.addDevice();
      await saveSubscription(ctx, await onDevice(person, 'Phone'), device.subscription);
      return { person, device };
    }),
  );
  const memberIds = many.map(({ person }) => person.userId);
  const room = await createRoom(ctx, ben, { name: 'Town', visibility: 'private', memberIds });
  await say(ben, '@all Supper is ready', { conversationId: room.id });
  await say(ben, 'and for you, too');
  await eventually(() => expect(bodies(phone)).toEqual(['and for you, too']));
  const received = () => many.map(({ device }) => device.received.length);
  await eventually(() => expect(received()).toEqual(many.map(() => 1)));
});

it('of a message whose process died before all were notified, the others are notified once, by another process', async () => {
  const ida = await addPerson(ctx, `ida-${newId().slice(-8)}`);
  const tablet = service.addDevice();
  await saveSubscription(ctx, await onDevice(ida, 'Tablet'), tablet.subscription);
  const memberIds = [ada.userId, ida.userId];
  const room = await createRoom(ctx, ben, { name: 'Boat', visibility: 'private', memberIds });
  // It stores messages, and notifies nobody.
  const dying = { ...workspace.otherProcess(), now };
  const input = { conversationId: room.id, clientId: newId(), body: '@all Man overboard' };
  const { message } = await sendMessage(dying, ben, input);
  await beginTasks(dying, [message.id]);
  await notices.in(ctx.db).insertOne({
    _id: noticeId(message.id, ida.userId),
    userId: ida.userId,
    messageId: message.id,
    conversationId: room.id,
    seq: message.seq,
    answersUserId: null,
    why: 'mention',
    what: 'pushed',
    devices: [],
    at: now(),
    isUrgent: false,
    tries: 1,
  });
  later(50 * SECOND);
  expect(phone.calls()).toBe(0);
  later(11 * SECOND);
  expect(await noticeOf(message, 'pushed')).toMatchObject({ why: 'mention' });
  await eventually(async () => expect(await noticeTasks.in(ctx.db).countDocuments()).toBe(0));
  expect([phone.calls(), tablet.calls()]).toEqual([1, 0]);
});

it('while a push service takes its time nobody else notifies of the message', async () => {
  let release = () => {};
  phone.answer((response) => {
    release = () => response.writeHead(201).end();
  });
  const message = await say(ben, 'slow');
  await eventually(() => expect(phone.calls()).toBe(1));
  ahead += 61 * SECOND;
  noticesOf(ctx).wake();
  const dueAt = async () => (await noticeTasks.in(ctx.db).findOne({ _id: message.id }))?.dueAt;
  await eventually(async () => expect((await dueAt())?.getTime()).toBeGreaterThan(now().getTime()));
  noticesOf(other).wake();
  noticesOf(ctx).wake();
  phone.answer(null);
  const after = await say(ben, 'quick');
  release();
  await noticeOf(message, 'pushed');
  await eventually(async () => expect(await dueAt()).toBeUndefined());
  expect(after.seq).toBe(message.seq + 1);
  await noticeOf(after, 'pushed');
  expect(phone.calls()).toBe(2);
});

it('nothing comes of what is muted, set to nothing, or written by who is blocked', async () => {
  const until = new Date(now().getTime() + 60 * SECOND).toISOString();
  await updateMembership(ctx, ada, { id: conversationId, mutedUntil: until });
  expect(await noticeOf(await say(ben, '@all muted'), 'none')).toMatchObject({ why: 'muted', devices: [] });
  await updateMembership(ctx, ada, { id: conversationId, mutedUntil: null, notify: 'nothing' });
  expect(await noticeOf(await say(ben, 'nothing'), 'none')).toMatchObject({ why: 'nothing' });
  const room = await createRoom(ctx, ben, { name: 'Both', visibility: 'private', memberIds: [ada.userId] });
  await blockPerson(ctx, ada, { id: ben.userId });
  conversationId = room.id;
  expect(await noticeOf(await say(ben, `@${await nameOf(ada)}`), 'none')).toMatchObject({ why: 'blocked' });
  expect(phone.calls()).toBe(0);
});

it('while another device is in use it waits for eight seconds, and does not come if it is read there', async () => {
  const laptop = await onDevice(ada, 'Laptop');
  noteInUse(other, ada.userId, 'socket', { deviceId: laptop.sessionId ?? '', isVisible: true });
  noteInUse(ctx, ada.userId, 'socket', { deviceId: laptop.sessionId ?? '', isVisible: true });
  const read = await say(ben, 'read on the laptop');
  expect(await noticeOf(read, 'held')).toMatchObject({ why: 'direct', heldUntil: expect.any(String) });
  await moveReadPosition(ctx, ada, { conversationId, seq: read.seq });
  later(9 * SECOND);
  expect(await noticeOf(read, 'none')).toMatchObject({ why: 'read' });
  const unread = await say(ben, 'not seen');
  await noticeOf(unread, 'held');
  const deleted = await say(ben, 'taken back');
  await noticeOf(deleted, 'held');
  await deleteMessage(ctx, ben, { id: deleted.id });
  expect(phone.calls()).toBe(0);
  later(9 * SECOND);
  expect(await noticeOf(unread, 'pushed')).toMatchObject({ why: 'direct' });
  // One push, though two processes looked for what is due.
  expect(bodies(phone)).toEqual([expect.stringContaining('not seen')]);
  expect(await noticeOf(deleted, 'none')).toMatchObject({ why: 'deleted' });
});

it('a device with the page in view shows it itself; out of view it gets the push', async () => {
  const deviceId = asPhone.sessionId ?? '';
  noteInUse(ctx, ada.userId, 'socket', { deviceId, isVisible: true });
  expect(await noticeOf(await say(ben, 'in view'), 'shown')).toMatchObject({
    devices: [{ status: 'shown', code: null }],
  });
  noteInUse(ctx, ada.userId, 'socket', { deviceId, isVisible: false });
  await noticeOf(await say(ben, 'out of view'), 'pushed');
  expect(phone.calls()).toBe(1);
  noteInUse(ctx, ada.userId, 'socket', null);
});

it('a later push says which conversations were read meanwhile', async () => {
  const first = await say(ben, 'one');
  await noticeOf(first, 'pushed');
  await moveReadPosition(ctx, ada, { conversationId, seq: first.seq });
  const ida = await addPerson(ctx, `ida-${newId().slice(-8)}`);
  const before = conversationId;
  conversationId = (await openDirect(ctx, ida, { userId: ada.userId })).conversation.id;
  await noticeOf(await say(ida, 'two'), 'pushed');
  expect(phone.received.at(-1)?.parley.readIds).toEqual([before]);
});

it('a subscription ends with its session, its token, and access as a whole', async () => {
  const made = await createOwnToken(ctx, asPhone, { label: 'script' });
  const script = service.addDevice();
  const asScript = { ...ada, tokenId: made.id };
  await saveSubscription(ctx, asScript, script.subscription);
  await noticeOf(await say(ben, 'to both'), 'pushed');
  expect([phone.calls(), script.calls()]).toEqual([1, 1]);
  await deleteToken(ctx, asPhone, { id: made.id });
  await noticeOf(await say(ben, 'to the phone'), 'pushed');
  expect([phone.calls(), script.calls()]).toEqual([2, 1]);
  await endAccess(ctx, { userId: ada.userId, reason: 'suspended', address: undefined });
  await say(ben, 'to nobody');
  const again = await onDevice(ada, 'iPad');
  expect(await getNotice(ctx, again, await say(ben, 'nor this'))).toMatchObject({ devices: [], at: null });
  expect([phone.calls(), script.calls()]).toEqual([2, 1]);
});

it('of a person who was suspended a second ago nothing is sent, whatever still waits', async () => {
  const laptop = await onDevice(ada, 'Laptop');
  noteInUse(ctx, ada.userId, 'socket', { deviceId: laptop.sessionId ?? '', isVisible: true });
  const waiting = await say(ben, 'waits');
  await noticeOf(waiting, 'held');
  await users.in(ctx.db).updateOne({ _id: ada.userId }, { $set: { state: 'suspended' } });
  later(9 * SECOND);
  await eventually(async () => expect(await getNotice(ctx, ada, waiting)).toMatchObject({ what: 'none' }));
  expect(phone.calls()).toBe(0);
});

it('who is no member any more gets nothing of what waits', async () => {
  const room = await createRoom(ctx, ben, { name: 'Left', visibility: 'private', memberIds: [ada.userId] });
  conversationId = room.id;
  await updateMembership(ctx, ada, { id: room.id, notify: 'all' });
  const laptop = await onDevice(ada, 'Laptop');
  noteInUse(ctx, ada.userId, 'socket', { deviceId: laptop.sessionId ?? '', isVisible: true });
  await noticeOf(await say(ben, 'waits'), 'held');
  await removeMember(ctx, ben, { conversationId: room.id, userId: ada.userId });
  later(9 * SECOND);
  conversationId = (await openDirect(ctx, ben, { userId: ada.userId })).conversation.id;
  noteInUse(ctx, ada.userId, 'socket', null);
  await noticeOf(await say(ben, 'direct'), 'pushed');
  expect(bodies(phone)).toEqual(['direct']);
});

it('a browser belongs to who used it last', async () => {
  const eve = await addPerson(ctx, `eve-${newId().slice(-8)}`);
  await saveSubscription(ctx, await onDevice(eve, 'iPhone'), phone.subscription);
  expect(await getNotice(ctx, ada, await say(ben, 'for Ada'))).toMatchObject({ what: 'none' });
  await deleteSubscription(ctx, asPhone);
  conversationId = (await openDirect(ctx, ben, { userId: eve.userId })).conversation.id;
  await noticeOf(await say(ben, 'for Eve'), 'pushed', eve);
  expect(bodies(phone)).toEqual(['for Eve']);
});

it('an endpoint elsewhere, and keys that are none, are refused', async () => {
  const save = (endpoint: string, keys = phone.subscription.keys) =>
    saveSubscription(ctx, asPhone, { endpoint, keys });
  await expect(save('https://127.0.0.1/push')).rejects.toMatchObject({
    code: 'invalid',
    details: { errors: [{ path: 'endpoint' }] },
  });
  const wrong = { ...phone.subscription.keys, p256dh: `B${'A'.repeat(86)}` };
  await expect(save(phone.subscription.endpoint, wrong)).rejects.toMatchObject({
    details: { errors: [{ path: 'keys.p256dh' }] },
  });
});

it('a service that is busy is asked again when it says, and given up after three tries', async () => {
  phone.answer((response) => response.writeHead(503, { 'retry-after': '120' }).end());
  const message = await say(ben, 'busy');
  await eventually(() => expect(phone.calls()).toBe(1));
  await eventually(async () =>
    expect(await getNotice(ctx, ada, message)).toMatchObject({
      devices: [{ status: 'retrying', code: 503 }],
    }),
  );
  later(100 * SECOND);
  phone.answer(null);
  later(30 * SECOND);
  await noticeOf(message, 'pushed');
  expect(bodies(phone)).toEqual(['busy']);
  phone.answer((response) => response.writeHead(500).end());
  const lost = await say(ben, 'lost');
  for (let tries = 3; tries <= 5; tries += 1) {
    await eventually(() => expect(phone.calls()).toBe(tries));
    await eventually(async () =>
      expect((await getNotice(ctx, ada, lost)).devices).toMatchObject([
        { status: tries === 5 ? 'failed' : 'retrying' },
      ]),
    );
    later(10 * SECOND);
  }
  expect(await noticeOf(lost, 'none')).toMatchObject({ devices: [{ status: 'failed', code: 500 }] });
});

it('a subscription that the service no longer knows ends; a redirect is not followed; an endless answer is cut off', async () => {
  const elsewhere = service.addDevice();
  phone.answer((response) => response.writeHead(307, { location: elsewhere.subscription.endpoint }).end());
  expect(await noticeOf(await say(ben, 'redirected'), 'none')).toMatchObject({
    devices: [{ status: 'failed', code: 307 }],
  });
  expect(elsewhere.calls()).toBe(0);
  let isCutOff = false;
  phone.answer((response) => {
    response.writeHead(201);
    response.on('close', () => {
      isCutOff = true;
    });
    const flood = () => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
      if (!response.destroyed) response.once('drain', flood);
    };
    flood();
  });
  expect(await noticeOf(await say(ben, 'endless'), 'pushed')).toMatchObject({ devices: [{ code: 201 }] });
  await eventually(() => expect(isCutOff).toBe(true));
  phone.answer((response) => response.writeHead(410).end());
  expect(await noticeOf(await say(ben, 'gone'), 'none')).toMatchObject({
    devices: [{ status: 'gone', code: 410 }],
  });
  const calls = phone.calls();
  expect(await testPush(ctx, asPhone).catch((error: unknown) => error)).toMatchObject({
    code: 'no_subscription',
  });
  expect(phone.calls()).toBe(calls);
});

it('a test comes back to the device that asked for it, in view or not', async () => {
  noteInUse(ctx, ada.userId, 'socket', { deviceId: asPhone.sessionId ?? '', isVisible: true });
  const { id, status } = await testPush(ctx, asPhone);
  expect(status).toBe('delivered');
  expect(phone.received).toMatchObject([{ parley: { testId: id, path: '/settings' } }]);
  noteInUse(ctx, ada.userId, 'socket', null);
});

it('in quiet hours notices are held over a change to summer time, and one summary says them at the end', async () => {
  const night = { from: '22:00', to: '07:00' };
  const settings = {
    quietHours: {
      timeZone: 'Europe/Berlin',
      days: { mon: null, tue: null, wed: null, thu: null, fri: null, sat: night, sun: null },
      isShownToSenders: true,
      allowsUrgent: true,
    },
  };
  await updateMe(ctx, ada, { settings });
  // The clock goes from two to three that night: 22:30 in Berlin is 21:30 UTC, and 07:00 is 05:00 UTC.
  ahead = Date.parse('2027-03-27T21:30:00Z') - Date.now();
  const fresh = await onDevice(ada, 'iPhone');
  await saveSubscription(ctx, fresh, phone.subscription);
  const held = await say(ben, 'at night');
  expect(await noticeOf(held, 'held')).toMatchObject({
    why: 'direct',
    heldUntil: '2027-03-28T05:00:00.000Z',
  });
  const ida = await addPerson(ctx, `ida-${newId().slice(-8)}`);
  const direct = conversationId;
  conversationId = (await openDirect(ctx, ida, { userId: ada.userId })).conversation.id;
  await noticeOf(await say(ida, 'me too'), 'held');
  await noticeOf(await say(ida, 'and more'), 'held');
  conversationId = direct;

  expect(await getQuiet(ctx, ben, { id: ada.userId })).toMatchObject({
    until: '2027-03-28T05:00:00.000Z',
    clock: '22:30',
    allowsUrgent: true,
  });
  const urgent = await say(ben, 'the house is on fire');
  await noticeOf(urgent, 'held');
  await notifyAnyway(ctx, ben, { id: urgent.id });
  expect(await noticeOf(urgent, 'pushed')).toMatchObject({ why: 'urgent' });
  expect(bodies(phone)).toEqual(['2 unread messages\nthe house is on fire']);
  await expect(notifyAnyway(ctx, ada, { id: urgent.id })).rejects.toMatchObject({ code: 'forbidden' });

  ahead = Date.parse('2027-03-28T04:59:00Z') - Date.now();
  later(0);
  expect(await getNotice(ctx, ada, held)).toMatchObject({ what: 'held' });
  later(2 * 60 * SECOND);
  await noticeOf(held, 'pushed');
  const names = [await nameOf(ben), await nameOf(ida)];
  expect(phone.received.at(-1)?.notification).toMatchObject({
    title: 'While it was quiet',
    body: expect.stringMatching(/^3 messages from /),
    tag: 'parley quiet hours',
  });
  for (const name of names) expect(phone.received.at(-1)?.notification.body).toContain(name);
  expect(phone.calls()).toBe(2);
  // It is day: what comes now comes at once.
  await noticeOf(await say(ben, 'good morning'), 'pushed');
  expect(await getQuiet(ctx, ben, { id: ada.userId })).toMatchObject({ until: null });
});
