import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { EMOJI_PER_MESSAGE_MAX, emojiSchema } from '../../contract/conversations/emoji.ts';
import { namesIn } from '../../contract/conversations/mention-groups.ts';
import type { Message } from '../../contract/conversations/message.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { getConversation } from '../../conversations/get-conversation.ts';
import { setMember } from '../../conversations/members/set-member.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { updateRoom } from '../../conversations/rooms/update-room.ts';
import { moveDeliveredPosition, moveReadPosition } from '../../messages/read-positions/move-positions.ts';
import { noteInUse } from '../../presence/active-devices.ts';
import { eventually } from '../../testing/eventually.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { messages } from '../messages.ts';
import { getMessage } from '../read/get-message.ts';
import { listMessageChanges } from '../read/list-message-changes.ts';
import { listVersions } from '../read/list-versions.ts';
import { sendMessage } from '../send/send-message.ts';
import { REACTIONS_UNTIL, VERSIONS_MAX } from './change-limits.ts';
import { deleteMessage } from './delete-message.ts';
import { editMessage } from './edit-message.ts';
import { setReaction } from './set-reaction.ts';
import { undoMessage } from './undo-message.ts';

let workspace: TestContext;
let ctx: Context;
let other: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  other = workspace.otherProcess();
});
afterAll(() => workspace.close());

interface Talk {
  readonly conversationId: string;
  readonly a: Caller;
  readonly b: Caller;
}

async function talk(): Promise<Talk> {
  const [a, b] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const { conversation } = await openDirect(ctx, a, { userId: b.userId });
  return { conversationId: conversation.id, a, b };
}

async function say(conversationId: string, by: Caller, body = 'hello', at: Context = ctx): Promise<Message> {
  return (await sendMessage(at, by, { conversationId, clientId: newId(), body })).message;
}

/** The same process with its clock moved on. */
const later = (ms: number): Context => ({ ...ctx, now: () => new Date(Date.now() + ms) });

describe('a reaction', () => {
  it('is there once for each person, goes when taken away, and leaves nothing behind', async () => {
    const { conversationId, a, b } = await talk();
    const { id } = await say(conversationId, a);
    await setReaction(ctx, b, { id, emoji: '👍', isOn: true });
    await setReaction(ctx, b, { id, emoji: '👍', isOn: true });
    await setReaction(other, a, { id, emoji: '👍', isOn: true });
    await setReaction(ctx, a, { id, emoji: '🎉', isOn: true });
    expect((await getMessage(ctx, a, { id })).reactions).toEqual([
      { emoji: '👍', userIds: [b.userId, a.userId] },
      { emoji: '🎉', userIds: [a.userId] },
    ]);
    await setReaction(ctx, a, { id, emoji: '🎉', isOn: false });
    await setReaction(ctx, a, { id, emoji: '🎉', isOn: false });
    const message = await getMessage(ctx, a, { id });
    expect(message).toMatchObject({
      revision: 5,
      editedAt: null,
      versions: 0,
      reactions: [{ emoji: '👍', userIds: [b.userId, a.userId] }],
    });
    expect((await listMessageChanges(ctx, b, { conversationId, since: 4 })).items).toEqual([message]);
    expect((await getConversation(ctx, b, { id: conversationId })).unreadCount).toBe(1);
  });

  it('of many at once in two processes is kept for every one of them', async () => {
    const a = await addPerson(ctx, newId());
    const all = await Promise.all(Array.from({ length: 12 }, () => addPerson(ctx, newId())));
    const memberIds = all.map(({ userId }) => userId);
    const room = await createRoom(ctx, a, { name: 'Votes', visibility: 'public', memberIds });
    const { id } = await say(room.id, a);
    await Promise.all(
      all.map((by, turn) =>
        setReaction(turn % 2 ? ctx : other, by, { id, emoji: turn % 3 ? '👍' : '👎', isOn: true }),
      ),
    );
    const { reactions, revision } = await getMessage(ctx, a, { id });
    expect(revision).toBe(13);
    const from = reactions.flatMap(({ userIds }) => userIds);
    expect(from).toHaveLength(12);
    expect(new Set(from)).toEqual(new Set(memberIds));
  });

  it('is one emoji; of different ones a message takes 20', async () => {
    const { conversationId, a, b } = await talk();
    const { id } = await say(conversationId, a);
    const good = ['👍', '👍🏽', '❤️', '👩‍👩‍👧', '🏴‍☠️', '🇮🇳', '#️⃣'];
    for (const emoji of good) expect(emojiSchema.parse(emoji)).toBe(emoji);
    expect(emojiSchema.parse('\u2764')).toBe('❤️');
    for (const bad of ['', 'a', '1', '👍👍', 'x👍', '👍 ', '__proto__', '$set', '🇮', '\u202e', '<b>'])
      expect(emojiSchema.safeParse(bad).success).toBe(false);
    const different = Array.from({ length: EMOJI_PER_MESSAGE_MAX }, (_, at) =>
      String.fromCodePoint(0x1f600 + at),
    );
    for (const emoji of different) await setReaction(ctx, a, { id, emoji, isOn: true });
    await expect(setReaction(ctx, b, { id, emoji: '👍', isOn: true })).rejects.toMatchObject({
      code: 'too_many_emoji',
    });
    await setReaction(ctx, b, { id, emoji: different[0] ?? '', isOn: true });
  });

  it('is refused for strangers, on a deleted message, and in an archived room; not in an announcement', async () => {
    const [a, b, eve] = [
      await addPerson(ctx, newId()),
      await addPerson(ctx, newId()),
      await addPerson(ctx, newId()),
    ];
    const room = await createRoom(ctx, a, {
      name: 'News',
      visibility: 'public',
      isAnnouncement: true,
      memberIds: [b.userId],
    });
    const [first, second] = [await say(room.id, a), await say(room.id, a)];
    const react = (by: Caller, id: string) => setReaction(ctx, by, { id, emoji: '👍', isOn: true });
    await react(b, first.id);
    await expect(react(eve, first.id)).rejects.toMatchObject({ code: 'not_found' });
    await deleteMessage(ctx, a, { id: second.id });
    await expect(react(b, second.id)).rejects.toMatchObject({ code: 'forbidden' });
    await updateRoom(ctx, a, { id: room.id, isArchived: true });
    await expect(react(a, first.id)).rejects.toMatchObject({ code: 'room_archived' });
  });

  it('cannot be used to keep a message from being corrected or deleted', async () => {
    const { conversationId, a, b } = await talk();
    const { id } = await say(conversationId, a);
    const revisions = Array.from({ length: REACTIONS_UNTIL }, (_, index) => index + 1);
    await messages
      .in(ctx.db)
      .updateOne({ _id: id }, { $set: { revisions, revision: REACTIONS_UNTIL, reactions: [] } });
    const fresh = workspace.otherProcess();
    await expect(setReaction(fresh, b, { id, emoji: '👍', isOn: true })).rejects.toMatchObject({
      code: 'too_many_changes',
    });
    await editMessage(fresh, a, { id, body: 'corrected' });
    await deleteMessage(fresh, a, { id });
  });
});

describe('an edited message', () => {
  it('keeps its earlier texts, each with the time at which it was written, until it is deleted', async () => {
    const { conversationId, a, b } = await talk();
    const { id, createdAt } = await say(conversationId, a, 'first text');
    await editMessage(ctx, a, { id, body: 'second text' });
    const { editedAt } = await editMessage(ctx, a, { id, body: 'second text' });
    expect(await editMessage(other, a, { id, body: 'third text' })).toMatchObject({
      versions: 2,
      body: 'third text',
    });
    expect(await listVersions(ctx, b, { id })).toEqual({
      items: [
        { body: 'first text', at: createdAt },
        { body: 'second text', at: editedAt },
      ],
    });
    await expect(listVersions(ctx, await addPerson(ctx, newId()), { id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await deleteMessage(ctx, a, { id });
    expect(await listVersions(ctx, b, { id })).toEqual({ items: [] });
    expect(await getMessage(ctx, b, { id })).toMatchObject({ body: '', versions: 0 });
    expect(JSON.stringify(await messages.in(ctx.db).findOne({ _id: id }))).not.toContain(' text');
  });

  it('refuses one edit too many rather than forget a text', async () => {
    const { conversationId, a } = await talk();
    const { id } = await say(conversationId, a, 'first');
    for (let turn = 0; turn < VERSIONS_MAX; turn += 1) await editMessage(ctx, a, { id, body: `${turn}` });
    await expect(editMessage(ctx, a, { id, body: 'more' })).rejects.toMatchObject({
      code: 'too_many_changes',
    });
    expect((await listVersions(ctx, a, { id })).items[0]).toMatchObject({ body: 'first' });
  });
});

describe('taking a send back', () => {
  it('leaves no trace to draw or to count, and its number stays', async () => {
    const { conversationId, a, b } = await talk();
    await say(conversationId, a, 'stays');
    const { id, seq } = await say(conversationId, a, '@nobody oops');
    await undoMessage(ctx, a, { id });
    await undoMessage(ctx, a, { id });
    expect(await getMessage(ctx, b, { id })).toMatchObject({ isUndone: true, body: '', seq });
    expect(await getConversation(ctx, b, { id: conversationId })).toMatchObject({
      unreadCount: 1,
      lastSeq: 2,
      undoneSeqs: [2],
      lastMessage: { body: 'stays' },
    });
    expect(await say(conversationId, a, 'next')).toMatchObject({ seq: 3, revision: 4 });
    expect(await getConversation(ctx, b, { id: conversationId })).toMatchObject({ unreadCount: 2 });
    await moveReadPosition(ctx, b, { conversationId, seq: 3 });
    expect(await getConversation(ctx, b, { id: conversationId })).toMatchObject({
      unreadCount: 0,
      undoneSeqs: [],
    });
  });

  it('of the only message leaves a conversation without a last one', async () => {
    const { conversationId, a, b } = await talk();
    const { id } = await say(conversationId, a);
    await undoMessage(other, a, { id });
    expect(await getConversation(ctx, b, { id: conversationId })).toMatchObject({
      lastMessage: null,
      unreadCount: 0,
    });
  });

  it('is refused once it was read, or after 10 seconds, or to others; the message then stays', async () => {
    const { conversationId, a, b } = await talk();
    const first = await say(conversationId, a);
    await moveDeliveredPosition(ctx, b, { conversationId, seq: 1 });
    await expect(undoMessage(later(13_000), a, { id: first.id })).rejects.toMatchObject({ code: 'too_late' });
    await expect(undoMessage(ctx, b, { id: first.id })).rejects.toMatchObject({ code: 'forbidden' });
    await moveReadPosition(ctx, b, { conversationId, seq: 1 });
    await expect(undoMessage(ctx, a, { id: first.id })).rejects.toMatchObject({ code: 'already_read' });
    expect(await getMessage(ctx, b, { id: first.id })).toMatchObject({ body: 'hello', deletedAt: null });
    const second = await say(conversationId, a);
    await undoMessage(later(10_500), a, { id: second.id });
  });
});

describe('mentions', () => {
  it('are found where a text names a person, and nowhere else', () => {
    expect(namesIn('@ada, ask @Bob_1. and (@carl) please')).toEqual(['ada', 'bob_1.', 'bob_1', 'carl']);
    expect(namesIn('a@b.example, x@ada, `@ada` and ```\n@bob\n``` and @@eve, /@max')).toEqual([]);
    expect(namesIn('@__proto__ @constructor')).toEqual(['__proto__', '__proto_', '__proto', 'constructor']);
    expect(namesIn('@ada'.repeat(1_000)).length).toBeLessThan(100);
  });

  it('of everyone reach all but the writer, also by an edit, and end with it', async () => {
    const [a, b, c] = [
      await addPerson(ctx, newId()),
      await addPerson(ctx, newId()),
      await addPerson(ctx, newId()),
    ];
    const room = await createRoom(ctx, a, {
      name: 'Everyone',
      visibility: 'public',
      memberIds: [b.userId, c.userId],
    });
    const counts = async () =>
      await Promise.all(
        [a, b, c].map(async (each) => (await getConversation(ctx, each, { id: room.id })).mentionCount),
      );
    const said = await say(room.id, b, 'Lunch, @all!');
    expect(said).toMatchObject({ mentions: [], mentionGroup: 'all' });
    await eventually(async () => expect(await counts()).toEqual([1, 0, 1]));
    expect(await editMessage(ctx, b, { id: said.id, body: 'Lunch?' })).not.toHaveProperty('mentionGroup');
    await eventually(async () => expect(await counts()).toEqual([0, 0, 0]));
    await editMessage(ctx, b, { id: said.id, body: 'Lunch, @All' });
    await eventually(async () => expect(await counts()).toEqual([1, 0, 1]));
    await deleteMessage(ctx, b, { id: said.id });
    await eventually(async () => expect(await counts()).toEqual([0, 0, 0]));
    expect(await say(room.id, b, 'in code `@all`, a@all.example')).not.toHaveProperty('mentionGroup');
  });

  it('of everyone who is here reach those at a device', async () => {
    const [a, b, c] = [
      await addPerson(ctx, newId()),
      await addPerson(ctx, newId()),
      await addPerson(ctx, newId()),
    ];
    const room = await createRoom(ctx, a, {
      name: 'Here',
      visibility: 'public',
      memberIds: [b.userId, c.userId],
    });
    noteInUse(ctx, b.userId, 'socket', { deviceId: 'd', isVisible: false });
    expect(await say(room.id, a, '@here quick')).toMatchObject({
      mentions: [b.userId],
      mentionGroup: 'here',
    });
    await eventually(async () => {
      expect(await getConversation(ctx, b, { id: room.id })).toMatchObject({ mentionCount: 1 });
      expect(await getConversation(ctx, c, { id: room.id })).toMatchObject({ mentionCount: 0 });
    });
    noteInUse(ctx, b.userId, 'socket', null);
  });

  it('of everyone are for owners and admins in a large room, and for nobody in a direct conversation', async () => {
    const people = await Promise.all(Array.from({ length: 21 }, () => addPerson(ctx, newId())));
    const [owner, member] = people;
    if (!owner || !member) throw new Error('There are people.');
    const memberIds = people.slice(1).map(({ userId }) => userId);
    const room = await createRoom(ctx, owner, { name: 'Large', visibility: 'public', memberIds });
    expect(await say(room.id, member, '@all')).not.toHaveProperty('mentionGroup');
    expect(await say(room.id, owner, '@all')).toMatchObject({ mentionGroup: 'all' });
    const { conversationId, a } = await talk();
    expect(await say(conversationId, a, '@all')).not.toHaveProperty('mentionGroup');
  });

  it('are of members only, follow an edit, and are counted while they are unread', async () => {
    const name = `m${newId().slice(-12)}`;
    const [a, b, eve] = [
      await addPerson(ctx, newId()),
      await addPerson(ctx, name),
      await addPerson(ctx, `${name}-x`),
    ];
    const room = await createRoom(ctx, a, { name: 'Ask', visibility: 'public', memberIds: [b.userId] });
    const counts = async () => {
      const { mentionCount, unreadCount } = await getConversation(ctx, b, { id: room.id });
      return [mentionCount, unreadCount];
    };
    const first = await say(room.id, a, `@${name.toUpperCase()} and @${name}-x?`);
    expect(first.mentions).toEqual([b.userId]);
    const second = await say(room.id, a, `Hello @${name}!`);
    await say(room.id, a, 'nobody');
    expect(await counts()).toEqual([2, 3]);
    expect(await editMessage(ctx, a, { id: second.id, body: 'Hello' })).toMatchObject({ mentions: [] });
    expect(await counts()).toEqual([1, 3]);
    await moveReadPosition(ctx, b, { conversationId: room.id, seq: 1 });
    expect(await counts()).toEqual([0, 2]);
    expect(await editMessage(ctx, a, { id: second.id, body: `@${name} again` })).toMatchObject({
      mentions: [b.userId],
    });
    expect(await counts()).toEqual([1, 2]);
    await deleteMessage(ctx, a, { id: second.id });
    expect(await counts()).toEqual([0, 2]);
    expect((await say(room.id, b, `I am @${name}`)).mentions).toEqual([b.userId]);
    expect(await counts()).toEqual([0, 0]);
    await setMember(ctx, a, { conversationId: room.id, userId: eve.userId });
    expect((await say(room.id, a, `@${name}-x`)).mentions).toEqual([eve.userId]);
  });
});
