import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { getPerson } from '../accounts/people/get-person.ts';
import { updateMe } from '../accounts/profile/update-me.ts';
import type { Context } from '../context/context.ts';
import { newId } from '../contract/values/new-id.ts';
import { saveDraft } from '../conversations/drafts/save-draft.ts';
import { removeMember } from '../conversations/members/remove-member.ts';
import { repairRoom } from '../conversations/members/repair-room.ts';
import { setMember } from '../conversations/members/set-member.ts';
import { members, newMember } from '../conversations/members.ts';
import { publishConversationUpdated } from '../conversations/publish-conversation.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { joinRoom } from '../conversations/rooms/join-room.ts';
import { leaveRoom } from '../conversations/rooms/leave-room.ts';
import { updateRoom } from '../conversations/rooms/update-room.ts';
import { setReaction } from '../messages/change/set-reaction.ts';
import { undoMessage } from '../messages/change/undo-message.ts';
import { markUnreadFrom } from '../messages/read-positions/mark-unread-from.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { eventually } from '../testing/eventually.ts';
import { recordFacts } from '../testing/record-facts.ts';
import { type Client, openTwoProcesses, type TwoProcesses } from '../testing/two-processes.ts';

let processes: TwoProcesses;
let ctx: Context;

beforeAll(async () => {
  processes = await openTwoProcesses();
  ctx = processes.workspace.ctx;
});
afterEach(() => processes.reset());
afterAll(() => processes.close());

/** A room of one person in one process and another in the other. */
async function room(visibility: 'public' | 'private' = 'public') {
  const [owner, member] = [
    await processes.join(processes.firstProcess),
    await processes.join(processes.otherProcess),
  ];
  const made = await createRoom(ctx, owner.caller, {
    name: `Room ${newId()}`,
    visibility,
    memberIds: [member.caller.userId],
  });
  for (const each of [owner, member]) await receivedOnce(each, 'conversation:created');
  return { id: made.id, slug: made.slug ?? '', owner, member };
}

const receivedOnce = (client: Client, name: string) =>
  vi.waitFor(() => expect(client.named(name)).toHaveLength(1), { timeout: 1_000 });

/** Everything emitted but presence, which comes and goes by itself. */
const aboutRooms = (client: Client) => client.events.filter(({ name }) => name !== 'presence:changed');

const say = async (id: string, by: Client, body = 'x') =>
  (await sendMessage(ctx, by.caller, { conversationId: id, clientId: newId(), body })).message;

describe('losing membership', () => {
  it('ends the live feed within a second, whoever ends it, and emits the conversation as it was', async () => {
    for (const end of ['left', 'removed'] as const) {
      const { id, slug, owner, member } = await room('private');
      await say(id, owner, 'before');
      await receivedOnce(member, 'message:created');
      if (end === 'left') await leaveRoom(ctx, member.caller, { slug });
      else await removeMember(ctx, owner.caller, { conversationId: id, userId: member.caller.userId });
      await receivedOnce(member, 'conversation:removed');
      expect(member.named('conversation:removed')[0]).toMatchObject({ id, memberCount: 2, lastSeq: 1 });
      const before = aboutRooms(member).length;
      const { id: messageId } = await say(id, owner, 'secret');
      await setReaction(ctx, owner.caller, { id: messageId, emoji: '👍', isOn: true });
      await owner.ask('typing', { conversationId: id });
      await updateRoom(ctx, owner.caller, { id, topic: 'secret' });
      await eventually(() => expect(owner.named('message:updated')).toHaveLength(1));
      expect(await member.ask('typing', { conversationId: id })).toMatchObject({ code: 'not_found' });
      expect(aboutRooms(member)).toHaveLength(before);
      await eventually(() =>
        expect(owner.named('conversation:updated').at(-1)).toMatchObject({ memberCount: 1 }),
      );
    }
  });

  it('is not missed by a person who is connecting, nor when the bus loses it', async () => {
    const { id, owner, member } = await room();
    processes.bus.fault = () => undefined;
    await removeMember(ctx, owner.caller, { conversationId: id, userId: member.caller.userId });
    const late = await processes.join(processes.firstProcess);
    await setMember(ctx, owner.caller, { conversationId: id, userId: late.caller.userId });
    processes.bus.fault = (deliver) => deliver();
    processes.bus.gap();
    await receivedOnce(member, 'sync:required');
    await receivedOnce(late, 'sync:required');
    await say(id, owner, 'after');
    await receivedOnce(late, 'message:created');
    expect(member.named('message:created')).toEqual([]);
  });
});

describe('writing', () => {
  it('ends with membership: within a second, and at the next sync check or gap when the fact was lost', async () => {
    for (const end of ['fact', 'sync check', 'gap'] as const) {
      const { id, owner, member } = await room('private');
      const write = (by: Client) =>
        by.ask('message:send', { conversationId: id, clientId: newId(), body: 'x' });
      for (const each of [owner, member]) expect(await write(each)).toMatchObject({ ok: true });
      if (end !== 'fact') processes.bus.fault = () => undefined;
      await removeMember(ctx, owner.caller, { conversationId: id, userId: member.caller.userId });
      processes.bus.fault = (deliver) => deliver();
      if (end === 'sync check') await member.ask('sync:check', {});
      if (end === 'gap') processes.bus.gap();
      await vi.waitFor(
        async () => expect(await write(member)).toMatchObject({ ok: false, code: 'not_found' }),
        { timeout: 1_000 },
      );
      expect(await write(owner)).toMatchObject({ ok: true });
    }
  });
});

describe('a fact about membership', () => {
  it('that was lost is made good by the next sync check of that person', async () => {
    const { id, owner, member } = await room();
    const late = await processes.join(processes.otherProcess);
    processes.bus.fault = () => undefined;
    await removeMember(ctx, owner.caller, { conversationId: id, userId: member.caller.userId });
    await setMember(ctx, owner.caller, { conversationId: id, userId: late.caller.userId });
    processes.bus.fault = (deliver) => deliver();
    for (const each of [member, late]) expect(await each.ask('sync:check', {})).toMatchObject({ ok: true });
    await say(id, owner, 'after');
    await receivedOnce(late, 'message:created');
    expect(member.named('message:created')).toEqual([]);
  });

  it('that comes while a person connects reaches no one who is no member', async () => {
    const { id, owner, member } = await room();
    for (let round = 0; round < 8; round += 1) {
      const about = { conversationId: id, userId: member.caller.userId };
      const [device] = await Promise.all([
        processes.join(processes.firstProcess, member.caller),
        removeMember(ctx, owner.caller, about),
      ]);
      await say(id, owner);
      await device.ask('activity', { state: 'active' });
      expect(device.named('message:created')).toEqual([]);
      await setMember(ctx, owner.caller, about);
      const { seq } = await say(id, owner);
      await eventually(() => expect(device.named('message:created')).toMatchObject([{ seq }]));
    }
  });
});

describe('a new member', () => {
  it('receives every message from then on once and in order, in the middle of others', async () => {
    const { id, slug, owner } = await room();
    for (let turn = 0; turn < 5; turn += 1) await say(id, owner);
    const late = await processes.join(processes.otherProcess);
    const writing = (async () => {
      for (let turn = 0; turn < 20; turn += 1) await say(id, owner);
    })();
    await joinRoom(ctx, late.caller, { slug });
    await writing;
    await eventually(() => expect(late.named('message:created').at(-1)).toMatchObject({ seq: 25 }));
    const { lastSeq } = late.named('conversation:created')[0] as { lastSeq: number };
    const seqs = late.named('message:created').map(({ seq }) => Number(seq));
    expect(seqs[0]).toBeLessThanOrEqual(lastSeq + 1);
    expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
  });

  it('is emitted to the others, who see the members count up', async () => {
    const { id, slug, owner, member } = await room();
    const late = await Promise.all(Array.from({ length: 5 }, () => processes.join(processes.otherProcess)));
    await Promise.all(late.map(({ caller }) => joinRoom(ctx, caller, { slug })));
    for (const each of [owner, member, ...late]) {
      await eventually(() => {
        const emitted = each.events.filter(({ name }) => name.startsWith('conversation:')).at(-1);
        expect(emitted?.payload).toMatchObject({ id, memberCount: 7 });
      });
    }
    expect(late[0]?.named('conversation:created')).toMatchObject([{ id, myRole: 'member', unreadCount: 0 }]);
  });
});

describe('a room', () => {
  it('that changes is emitted to each member as they see it, and to no one else', async () => {
    const { id, owner, member } = await room('private');
    const stranger = await processes.join(processes.firstProcess);
    await updateRoom(ctx, owner.caller, { id, name: 'Renamed', isAnnouncement: true });
    await receivedOnce(owner, 'conversation:updated');
    await receivedOnce(member, 'conversation:updated');
    const news = { id, name: 'Renamed', isAnnouncement: true };
    expect(owner.named('conversation:updated')).toMatchObject([{ ...news, myRole: 'owner' }]);
    expect(member.named('conversation:updated')).toMatchObject([{ ...news, myRole: 'member' }]);
    expect(await member.ask('typing', { conversationId: id })).toMatchObject({ code: 'announcement_only' });
    expect(
      await member.ask('message:send', { conversationId: id, clientId: newId(), body: 'x' }),
    ).toMatchObject({ ok: false, code: 'announcement_only' });
    expect(stranger.events.filter(({ name }) => name.startsWith('conversation:'))).toEqual([]);
  });

  it('emits reading to all its members, but in a large one only to the reader', async () => {
    const { id, owner, member } = await room();
    await say(id, owner);
    await member.ask('message:read', { conversationId: id, seq: 1 });
    await receivedOnce(owner, 'receipt:changed');
    await members
      .in(ctx.db)
      .insertMany(
        Array.from({ length: 60 }, (_, index) =>
          newMember(id, newId(), { role: 'member', place: index + 10, seq: 0, joinedAt: new Date() }),
        ),
      );
    await repairRoom(ctx, id);
    await publishConversationUpdated(ctx, id);
    const emitted = member.named('receipt:changed').length;
    await say(id, owner);
    await member.ask('message:read', { conversationId: id, seq: 2 });
    await eventually(() => expect(member.named('receipt:changed').length).toBeGreaterThan(emitted));
    expect(owner.named('receipt:changed')).toHaveLength(1);
  });
});

describe('the lobby', () => {
  it('is published to everyone when something in it changes that everyone sees, a few times at most', async () => {
    const stranger = await processes.join(processes.otherProcess);
    const { recorded, stop } = recordFacts(processes.bus, 'lobby');
    const { id, owner } = await room('private');
    await updateRoom(ctx, owner.caller, { id, topic: 'secret' });
    await receivedOnce(owner, 'conversation:updated');
    expect(recorded).toEqual([]);
    stop();
    await Promise.all(Array.from({ length: 10 }, () => room()));
    await eventually(() => expect(stranger.named('lobby:changed').length).toBeGreaterThan(0));
    expect(stranger.named('lobby:changed').length).toBeLessThan(10);
    const before = stranger.named('lobby:changed').length;
    await room();
    await eventually(() => expect(stranger.named('lobby:changed').length).toBeGreaterThan(before));
  });
});

describe('what concerns one person', () => {
  it('reaches their devices in every process, and no one else: drafts, "unread from here"', async () => {
    const { id, owner, member } = await room();
    const phone = await processes.join(processes.firstProcess, member.caller);
    await say(id, owner);
    await saveDraft(ctx, member.caller, {
      conversationId: id,
      deviceId: 'desk',
      deviceName: 'Desk',
      body: 'not yet',
    });
    await markUnreadFrom(ctx, member.caller, { conversationId: id, seq: 1 });
    for (const device of [member, phone]) {
      await receivedOnce(device, 'draft:changed');
      expect(device.named('draft:changed')).toEqual([{ conversationId: id, deviceId: 'desk' }]);
      await eventually(() =>
        expect(device.named('conversation:updated').at(-1)).toMatchObject({ unreadFromSeq: 1 }),
      );
    }
    expect([...owner.named('draft:changed'), ...owner.named('conversation:updated')]).toEqual([]);
  });

  it('reaches their devices in every process, and no one else: settings', async () => {
    const { owner, member } = await room();
    const phone = await processes.join(processes.otherProcess, member.caller);
    await updateMe(ctx, member.caller, { settings: { enterSends: false } });
    for (const device of [member, phone]) {
      await eventually(() => expect(device.named('me:changed')).toEqual([{}]));
    }
    expect(owner.named('me:changed')).toEqual([]);
  });

  it('is a message taken back: everyone learns that it is not to be drawn', async () => {
    const { id, owner, member } = await room();
    const message = await say(id, owner, 'oops');
    await receivedOnce(member, 'message:created');
    await undoMessage(ctx, owner.caller, { id: message.id });
    await receivedOnce(member, 'message:deleted');
    expect(member.named('message:deleted')).toMatchObject([{ id: message.id, isUndone: true, body: '' }]);
    await eventually(() =>
      expect(member.named('conversation:updated').at(-1)).toMatchObject({ unreadCount: 0, undoneSeqs: [1] }),
    );
  });
});

describe('a hidden presence', () => {
  it('is offline without a time for others, at once and after coming back, until it is shown again', async () => {
    const [ada, bob] = [
      await processes.join(processes.firstProcess),
      await processes.join(processes.otherProcess),
    ];
    await bob.ask('presence:watch', { userIds: [ada.caller.userId] });
    const of = (client: Client) =>
      client.named('presence:changed').filter(({ userId }) => userId === ada.caller.userId);
    const seen = () => getPerson(ctx, bob.caller, { id: ada.caller.userId });
    await eventually(async () => expect(await seen()).toMatchObject({ presence: 'online' }));
    await updateMe(ctx, ada.caller, { settings: { hidePresence: true } });
    const hidden = { presence: 'offline', lastSeenAt: null };
    await eventually(() => expect(of(bob).at(-1)).toMatchObject(hidden));
    expect(await seen()).toMatchObject(hidden);
    const emitted = of(bob).length;
    await processes.join(processes.otherProcess, ada.caller);
    await ada.ask('activity', { state: 'away' });
    await ada.ask('activity', { state: 'active' });
    expect(await seen()).toMatchObject(hidden);
    expect(of(bob)).toHaveLength(emitted);
    await updateMe(ctx, ada.caller, { settings: { hidePresence: false } });
    await eventually(() => expect(of(bob).at(-1)).toMatchObject({ presence: 'online' }));
    expect(await seen()).toMatchObject({ presence: 'online' });
  });
});
