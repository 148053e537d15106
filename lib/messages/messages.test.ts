import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPerson } from '../accounts/people/get-person.ts';
import type { Context } from '../context/context.ts';
import { newId } from '../contract/values/new-id.ts';
import { conversations } from '../conversations/conversations.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { getConversation } from '../conversations/get-conversation.ts';
import { listConversations } from '../conversations/list-conversations.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { eventually } from '../testing/eventually.ts';
import { recordFacts } from '../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import { deleteMessage } from './change/delete-message.ts';
import { editMessage } from './change/edit-message.ts';
import { undoMessage } from './change/undo-message.ts';
import { messages } from './messages.ts';
import { getMessage } from './read/get-message.ts';
import { listMessageChanges } from './read/list-message-changes.ts';
import { listMessages } from './read/list-messages.ts';
import { moveReadPosition } from './read-positions/move-positions.ts';
import { repairConversations } from './send/repair-conversations.ts';
import { sendMessage } from './send/send-message.ts';
import { flushSummaries } from './send/write-summaries.ts';

let workspace: TestContext;
let ctx: Context;
let other: Context;
let ada: Caller;
let bob: Caller;
let eve: Caller;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  other = workspace.otherProcess();
  [ada, bob, eve] = [await addPerson(ctx, 'ada'), await addPerson(ctx, 'bob'), await addPerson(ctx, 'eve')];
});
afterAll(() => workspace.close());

/** A conversation of two people of its own. */
async function conversation(): Promise<{ conversationId: string; a: Caller; b: Caller }> {
  const [a, b] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const opened = await openDirect(ctx, a, { userId: b.userId });
  return { conversationId: opened.conversation.id, a, b };
}

const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1);

describe('sending', () => {
  it('numbers messages from 1 without gap or repeat, with writers in two processes at once', async () => {
    const { conversationId, a, b } = await conversation();
    const sent = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        sendMessage(index % 2 ? ctx : other, index % 3 ? a : b, {
          conversationId,
          clientId: newId(),
          body: `${index}`,
        }),
      ),
    );
    expect(sent.map(({ message }) => message.seq).sort((x, y) => x - y)).toEqual(upTo(60));
    const { items } = await listMessages(ctx, a, { conversationId, limit: 200 });
    expect(items.map((message) => message.seq)).toEqual(upTo(60));
    const changes = await listMessageChanges(ctx, a, { conversationId, since: 0 });
    expect(changes.items.map((message) => message.revision)).toEqual(upTo(60));
    await flushSummaries(other);
    expect(await getConversation(ctx, b, { id: conversationId })).toMatchObject({
      lastSeq: 60,
      revision: 60,
    });
  });

  it('stores the same send made five times at once exactly once', async () => {
    const { conversationId, a } = await conversation();
    const input = { conversationId, clientId: newId(), body: 'once' };
    const sent = await Promise.all(upTo(5).map((turn) => sendMessage(turn % 2 ? ctx : other, a, input)));
    expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1);
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect((await listMessages(ctx, a, { conversationId })).items).toHaveLength(1);
  });

  it('refuses a clientId that was used for another text, also after an edit', async () => {
    const { conversationId, a } = await conversation();
    const input = { conversationId, clientId: newId(), body: 'first' };
    const { message } = await sendMessage(ctx, a, input);
    await expect(sendMessage(ctx, a, { ...input, body: 'second' })).rejects.toMatchObject({
      code: 'client_id_reused',
    });
    await editMessage(ctx, a, { id: message.id, body: 'edited' });
    expect((await sendMessage(ctx, a, input)).message).toMatchObject({ id: message.id, body: 'edited' });
  });

  it('repairs a conversation that a crash kept from being updated, when the send is repeated', async () => {
    const { conversationId, a, b } = await conversation();
    const input = { conversationId, clientId: newId(), body: 'hello' };
    await sendMessage(ctx, a, input);
    await ctx.db
      .collection<{ _id: string }>('conversations')
      .updateOne({ _id: conversationId }, { $set: { lastSeq: 0, revision: 0, lastMessage: null } });
    await sendMessage(other, a, input);
    expect(await getConversation(ctx, b, { id: conversationId })).toMatchObject({
      lastSeq: 1,
      revision: 1,
      unreadCount: 1,
      lastMessage: { body: 'hello' },
    });
  });
});

describe('rights', () => {
  it('answer a stranger as if nothing were there, at every use case', async () => {
    const { conversationId, a } = await conversation();
    const { message } = await sendMessage(ctx, a, { conversationId, clientId: newId(), body: 'secret' });
    const attempts: (() => Promise<unknown>)[] = [
      () => sendMessage(ctx, eve, { conversationId, clientId: newId(), body: 'x' }),
      () => listMessages(ctx, eve, { conversationId }),
      () => listMessageChanges(ctx, eve, { conversationId, since: 0 }),
      () => getConversation(ctx, eve, { id: conversationId }),
      () => moveReadPosition(ctx, eve, { conversationId, seq: 1 }),
      () => getMessage(ctx, eve, { id: message.id }),
      () => editMessage(ctx, eve, { id: message.id, body: 'x' }),
      () => deleteMessage(ctx, eve, { id: message.id }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('let only the sender edit or delete', async () => {
    const { conversationId, a, b } = await conversation();
    const { message } = await sendMessage(ctx, a, { conversationId, clientId: newId(), body: 'mine' });
    await expect(editMessage(ctx, b, { id: message.id, body: 'yours' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(deleteMessage(ctx, b, { id: message.id })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('changes', () => {
  it('bring each message once, as it is now, in the order of its last number', async () => {
    const { conversationId, a } = await conversation();
    const sent = [];
    for (const body of ['one', 'two', 'three']) {
      sent.push((await sendMessage(ctx, a, { conversationId, clientId: newId(), body })).message);
    }
    await editMessage(ctx, a, { id: sent[0]?.id ?? '', body: 'ONE' });
    await deleteMessage(other, a, { id: sent[1]?.id ?? '' });
    const all = await listMessageChanges(ctx, a, { conversationId, since: 0 });
    expect(all.items.map(({ seq, revision, body }) => [seq, revision, body])).toEqual([
      [3, 3, 'three'],
      [1, 4, 'ONE'],
      [2, 5, ''],
    ]);
    expect((await listMessageChanges(ctx, a, { conversationId, since: 3 })).items).toHaveLength(2);
    expect(await listMessageChanges(ctx, a, { conversationId, since: 5 })).toEqual({
      items: [],
      revision: 5,
      hasMore: false,
    });
    const later = await sendMessage(ctx, a, { conversationId, clientId: newId(), body: 'four' });
    expect(later.message).toMatchObject({ seq: 4, revision: 6 });
  });
});

describe('two processes changing one message in turn', () => {
  it('never give one number twice, though each remembers an older newest number', async () => {
    const { conversationId, a } = await conversation();
    const { message } = await sendMessage(ctx, a, { conversationId, clientId: newId(), body: '0' });
    await sendMessage(other, a, { conversationId, clientId: newId(), body: 'x' });
    const revisions = [];
    for (const turn of upTo(6)) {
      const edited = await editMessage(turn % 2 ? ctx : other, a, { id: message.id, body: `${turn}` });
      revisions.push(edited.revision);
    }
    expect(revisions).toEqual(upTo(8).slice(2));
  });
});

describe('pages', () => {
  it('show the newest first page oldest first, and go on both ways', async () => {
    const { conversationId, a } = await conversation();
    for (const seq of upTo(20))
      await sendMessage(ctx, a, { conversationId, clientId: newId(), body: `${seq}` });
    const seqs = async (more: object) => {
      const page = await listMessages(ctx, a, { conversationId, ...more });
      return { seqs: page.items.map((message) => message.seq), nextCursor: page.nextCursor };
    };
    const newest = await seqs({});
    expect(newest.seqs).toEqual(upTo(20).slice(5));
    expect((await seqs({ cursor: newest.nextCursor })).seqs).toEqual(upTo(5));
    expect(await seqs({ before: 3 })).toEqual({ seqs: [1, 2], nextCursor: null });
    expect((await seqs({ after: 17 })).seqs).toEqual([18, 19, 20]);
    expect((await seqs({ after: 4, before: 8 })).seqs).toEqual([5, 6, 7]);
    expect((await seqs({ after: 0, limit: 2 })).seqs).toEqual([1, 2]);
  });
});

describe('conversations', () => {
  it('are one for two people, whoever asks, also both at once', async () => {
    const opened = await Promise.all([
      openDirect(ctx, ada, { userId: bob.userId }),
      openDirect(other, bob, { userId: ada.userId }),
      openDirect(ctx, ada, { userId: bob.userId }),
    ]);
    expect(new Set(opened.map(({ conversation: { id } }) => id)).size).toBe(1);
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('count unread from the read position, which never moves back and not beyond the end', async () => {
    const { conversationId, a, b } = await conversation();
    for (const seq of upTo(3))
      await sendMessage(ctx, a, { conversationId, clientId: newId(), body: `${seq}` });
    const unread = async (caller: Caller) =>
      (await getConversation(ctx, caller, { id: conversationId })).unreadCount;
    expect([await unread(a), await unread(b)]).toEqual([0, 3]);
    await moveReadPosition(ctx, b, { conversationId, seq: 2 });
    await moveReadPosition(other, b, { conversationId, seq: 1 });
    expect(await unread(b)).toBe(1);
    await expect(moveReadPosition(ctx, b, { conversationId, seq: 9 })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('are listed by newest activity, page by page, with their last message', async () => {
    const own = await addPerson(ctx, newId());
    const ids: string[] = [];
    for (const turn of upTo(3)) {
      const friend = await addPerson(ctx, newId());
      const { conversation: opened } = await openDirect(ctx, own, { userId: friend.userId });
      await sendMessage(ctx, friend, { conversationId: opened.id, clientId: newId(), body: `${turn}` });
      ids.push(opened.id);
    }
    await sendMessage(ctx, own, { conversationId: ids[0] ?? '', clientId: newId(), body: 'last' });
    const first = await listConversations(ctx, own, { limit: 2 });
    const second = await listConversations(ctx, own, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([ids[0], ids[2], ids[1]]);
    expect(first.items[0]?.lastMessage?.body).toBe('last');
    expect(second.nextCursor).toBeNull();
    // The first names all the others as well.
    expect(first.otherIds).toEqual([ids[1]]);
    expect(second).not.toHaveProperty('otherIds');
  });
});

describe('a process that died between a message and its conversation', () => {
  /** A process of this workspace that dies before it writes any summary. */
  function dyingProcess(): Context {
    const process = workspace.otherProcess();
    const never = () => new Promise(() => undefined);
    const collection = (name: string) =>
      new Proxy(process.db.collection(name), {
        get(target, property) {
          if (property === 'bulkWrite') return never;
          const value: unknown = Reflect.get(target, property);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    return { ...process, state: new Map(), db: { collection } as unknown as Context['db'] };
  }

  it('leaves lists, unread counts and mentions right from the next start on', async () => {
    const { conversationId, a } = await conversation();
    const b = await addPerson(ctx, newId().slice(-12));
    const room = await createRoom(ctx, a, { name: 'Died', visibility: 'private', memberIds: [b.userId] });
    const { username } = await getPerson(ctx, a, { id: b.userId });
    const died = dyingProcess();
    const say = async (id: string, by: Caller, body: string) =>
      (await sendMessage(died, by, { conversationId: id, clientId: newId(), body })).message;
    await say(room.id, b, 'first');
    await say(room.id, a, `for @${username}`);
    const undone = await say(room.id, a, 'undone');
    const last = await say(room.id, a, 'last');
    void undoMessage(dyingProcess(), a, { id: undone.id });
    await eventually(async () => expect(await getMessage(ctx, a, undone)).toMatchObject({ isUndone: true }));
    await editMessage(died, a, { id: last.id, body: 'last, edited' });
    await say(conversationId, a, 'elsewhere');

    const seen = async (by: Caller, id: string) =>
      (await listConversations(ctx, by, {})).items.find((each) => each.id === id);
    expect(await seen(b, room.id)).toMatchObject({ revision: 0, lastSeq: 0 });
    expect((await publishedDuring(() => repairConversations(ctx))).length).toBe(2);
    expect(await seen(b, room.id)).toMatchObject({
      revision: 6,
      lastSeq: 4,
      undoneSeqs: [3],
      lastMessage: { id: last.id, body: 'last, edited' },
      unreadCount: 2,
      mentionCount: 1,
    });
    expect(await seen(a, room.id)).toMatchObject({ unreadCount: 0, lastReadSeq: 4 });
    expect(await seen(a, conversationId)).toMatchObject({ revision: 1, lastMessage: { body: 'elsewhere' } });
    expect(await publishedDuring(() => repairConversations(ctx))).toEqual([]);
  });

  it('does not keep another process from counting what it had stored', async () => {
    const { conversationId, a, b } = await conversation();
    const say = (at: Context, by: Caller) =>
      sendMessage(at, by, { conversationId, clientId: newId(), body: 'x' });
    await say(ctx, a);
    await say(dyingProcess(), a);
    await say(other, b);
    await flushSummaries(other);
    expect(await getConversation(ctx, a, { id: conversationId })).toMatchObject({
      revision: 3,
      lastReadSeq: 2,
      unreadCount: 1,
    });
  });

  /** Stores a change as that process did, without publishing it. */
  async function dieAfterStoring(conversationId: string, by: Caller, clientId: string): Promise<string> {
    const { message } = await sendMessage(ctx, by, { conversationId, clientId, body: 'stored' });
    await flushSummaries(ctx);
    await conversations
      .in(ctx.db)
      .updateOne({ _id: conversationId }, { $set: { revision: 0, lastSeq: 0, lastMessage: null } });
    return message.id;
  }

  /** What is published on the bus meanwhile. */
  async function publishedDuring(work: () => Promise<unknown>): Promise<unknown[]> {
    const { recorded, stop } = recordFacts(ctx.bus, 'message');
    await work();
    stop();
    return recorded;
  }

  it('leaves nothing that the next start does not repair, once', async () => {
    const { conversationId, a, b } = await conversation();
    const id = await dieAfterStoring(conversationId, a, '1');
    expect(await publishedDuring(() => repairConversations(ctx))).toMatchObject([
      { event: 'message:created', message: { id } },
    ]);
    expect(await getConversation(ctx, b, { id: conversationId })).toMatchObject({
      revision: 1,
      unreadCount: 1,
      lastMessage: { id },
    });
    expect(await publishedDuring(() => repairConversations(ctx))).toEqual([]);
  });

  it('is repaired by the repeated send, edit or deletion as well, and published', async () => {
    const { conversationId, a, b } = await conversation();
    const id = await dieAfterStoring(conversationId, a, '1');
    const send = () => sendMessage(ctx, a, { conversationId, clientId: '1', body: 'stored' });
    expect(await publishedDuring(send)).toMatchObject([{ event: 'message:created', message: { id } }]);
    expect(await publishedDuring(send)).toEqual([]);
    await editMessage(ctx, a, { id, body: 'edited' });
    await flushSummaries(ctx);
    await conversations.in(ctx.db).updateOne({ _id: conversationId }, { $set: { revision: 1 } });
    const edit = () => editMessage(ctx, a, { id, body: 'edited' });
    expect(await publishedDuring(edit)).toMatchObject([
      { event: 'message:updated', message: { revision: 2 } },
    ]);
    expect(await getConversation(ctx, b, { id: conversationId })).toMatchObject({ revision: 2 });
    await deleteMessage(ctx, a, { id });
    await flushSummaries(ctx);
    await conversations.in(ctx.db).updateOne({ _id: conversationId }, { $set: { revision: 2 } });
    const remove = () => deleteMessage(ctx, a, { id });
    expect(await publishedDuring(remove)).toMatchObject([
      { event: 'message:deleted', message: { revision: 3 } },
    ]);
    expect(await messages.in(ctx.db).countDocuments({ conversationId })).toBe(1);
  });
});
