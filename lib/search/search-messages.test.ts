import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { updateMe } from '../accounts/profile/update-me.ts';
import type { Context } from '../context/context.ts';
import { searchQuerySchema } from '../contract/search/search.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { removeMember } from '../conversations/members/remove-member.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { joinRoom } from '../conversations/rooms/join-room.ts';
import { leaveRoom } from '../conversations/rooms/leave-room.ts';
import { updateRoom } from '../conversations/rooms/update-room.ts';
import { deleteMessage } from '../messages/change/delete-message.ts';
import { editMessage } from '../messages/change/edit-message.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import { indexConversation } from './indexing/index-conversation.ts';
import { searchMessages } from './search-messages.ts';
import { searchHeads, searchPosts, searchWords } from './segments/segments.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;
let ben: Caller;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
  ben = await addPerson(ctx, 'ben');
});
afterAll(() => workspace.close());

const pace = () => undefined;
const index = (conversationId: string) => indexConversation(ctx, conversationId, { pace });
const searchBy = (caller: Caller, query: Record<string, string>, from: Context = ctx) =>
  searchMessages(from, caller, searchQuerySchema.parse(query));

async function bodiesFor(caller: Caller, query: Record<string, string>): Promise<string[]> {
  return (await searchBy(caller, query)).items.map(({ message }) => message.body);
}

async function openRoom(owner = ada, others: readonly Caller[] = [ben]) {
  const memberIds = others.map(({ userId }) => userId);
  const room = await createRoom(ctx, owner, { name: `Room ${newId()}`, visibility: 'public', memberIds });
  const say = async (body: string, by = owner, from = ctx) =>
    (await sendMessage(from, by, { conversationId: room.id, clientId: newId(), body })).message;
  return { id: room.id, slug: room.slug ?? '', name: room.name ?? '', say };
}

describe.each(['with the index', 'without it'])('a search, %s,', (how) => {
  const ready = async (id: string) => void (how === 'with the index' && (await index(id)));

  it('finds what has every term, newest first, page by page, with its places', async () => {
    const { id, say } = await openRoom();
    for (let turn = 1; turn <= 5; turn += 1) await say(`Größe ${turn} of the quartz`);
    await say('quartz alone');
    await ready(id);
    const first = await searchBy(ben, { q: 'grosse QUARTZ', conversationId: id, limit: '3' });
    expect(first.items.map(({ message }) => message.body)).toEqual(
      [5, 4, 3].map((turn) => `Größe ${turn} of the quartz`),
    );
    expect(first.items[0]?.ranges).toEqual([
      [0, 5],
      [15, 6],
    ]);
    const rest = await searchBy(ben, {
      q: 'grosse QUARTZ',
      conversationId: id,
      limit: '3',
      cursor: first.nextCursor ?? '',
    });
    expect(rest).toMatchObject({
      items: [{ message: { seq: 2 } }, { message: { seq: 1 } }],
      nextCursor: null,
    });
  });

  it('knows of an edit and of a deletion at once', async () => {
    const { id, say } = await openRoom();
    const [edited, deleted] = [await say('basalt one'), await say('basalt two')];
    await ready(id);
    await editMessage(ctx, ada, { id: edited.id, body: 'granite one' });
    await deleteMessage(ctx, ada, { id: deleted.id });
    expect(await bodiesFor(ada, { q: 'basalt', conversationId: id })).toEqual([]);
    expect(await bodiesFor(ada, { q: 'granite', conversationId: id })).toEqual(['granite one']);
  });

  it('finds nothing of a room for whoever is not in it, any more or yet', async () => {
    const eve = await addPerson(ctx, newId());
    const { id, slug, say } = await openRoom(ada, [ben, eve]);
    await say('obsidian');
    await ready(id);
    expect(await bodiesFor(eve, { q: 'obsidian' })).toEqual(['obsidian']);
    const held = await searchBy(eve, { q: 'obsidian' });
    expect(held.items).toHaveLength(1);
    await leaveRoom(ctx, eve, { slug });
    expect(await bodiesFor(eve, { q: 'obsidian' })).toEqual([]);
    await expect(searchBy(eve, { q: 'obsidian', conversationId: id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await joinRoom(ctx, eve, { slug });
    expect(await bodiesFor(eve, { q: 'obsidian' })).toEqual(['obsidian']);
    await removeMember(ctx, ada, { conversationId: id, userId: eve.userId });
    expect(await bodiesFor(eve, { q: 'obsidian' })).toEqual([]);
    await expect(searchBy(eve, { q: `obsidian in:${slug}` })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('finds nothing in lines about the room', async () => {
    const { id, say } = await openRoom();
    await updateRoom(ctx, ada, { id, name: 'Feldspar' });
    await say('rutile');
    await ready(id);
    expect(await bodiesFor(ada, { q: 'feldspar' })).toEqual([]);
  });

  it('is filtered by who wrote it and by where and when it was written, typed or given', async () => {
    const { id, slug, name, say } = await openRoom();
    const stone = how === 'with the index' ? 'topaz' : 'zircon';
    const at = (time: string): Context => ({ ...ctx, now: () => new Date(time) });
    await say(`${stone} by ada`, ada, at('2031-04-30T20:00:00Z'));
    await say(`${stone} by ben`, ben, at('2031-05-01T12:00:00Z'));
    await say(`${stone} http://a.example`, ada, at('2031-06-01T12:00:00Z'));
    const { conversation } = await openDirect(ctx, ada, { userId: ben.userId });
    await sendMessage(at('2031-07-01T12:00:00Z'), ada, {
      conversationId: conversation.id,
      clientId: newId(),
      body: `${stone} direct`,
    });
    await ready(id);
    await ready(conversation.id);
    await updateMe(ctx, ada, { timeZone: 'Asia/Kolkata' });
    const find = (typed: string, more: Record<string, string> = {}) =>
      bodiesFor(ada, { q: `${stone} ${typed}`, after: '2031-01-01T00:00:00Z', conversationId: id, ...more });
    expect(await find('from:ben')).toEqual([`${stone} by ben`]);
    expect(await find('', { from: ben.userId })).toEqual([`${stone} by ben`]);
    expect(await find('from:ben', { from: ada.userId })).toEqual([]);
    expect(await find('from:me has:link')).toEqual([`${stone} http://a.example`]);
    // In Kolkata it was May already.
    expect(await find('before:2031-06 after:2031-05')).toEqual([`${stone} by ben`, `${stone} by ada`]);
    expect(await find('', { before: '2031-05-01T12:00:00Z' })).toEqual([`${stone} by ada`]);
    expect(await find('', { after: '2031-05-01T14:00:00+02:00' })).toEqual([
      `${stone} http://a.example`,
      `${stone} by ben`,
    ]);
    const inside = (typed: string) => bodiesFor(ada, { q: `${stone} after:2031 ${typed}` });
    expect(await inside(`in:#${slug} by`)).toHaveLength(2);
    expect(await inside(`in:"${name}" by`)).toHaveLength(2);
    expect(await inside('in:ben')).toEqual([`${stone} direct`]);
    expect(await inside(`in:ben in:${slug}`)).toEqual([]);
  });
});

test.each([
  [{ q: 'word from:nobody-here' }, 'q'],
  [{ q: 'word in:nowhere-at-all' }, 'q'],
  [{ q: 'word', cursor: 'forged' }, 'cursor'],
  [{ q: 'word', cursor: Buffer.from('["x",1,{}]').toString('base64url') }, 'cursor'],
])('%j is refused, with the field that is wrong', async (query, path) => {
  await expect(searchBy(ada, query)).rejects.toMatchObject({
    code: 'invalid',
    details: { errors: [{ path }] },
  });
});

test('no filter, and no other parameter, finds anything of a conversation for whoever is not in it', async () => {
  const [stranger, former] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const { id, slug, say } = await openRoom(ada, [ben, former]);
  await say('malachite http://a.example');
  await index(id);
  await say('malachite again');
  await leaveRoom(ctx, former, { slug });
  const values: Readonly<Record<string, readonly string[]>> = {
    q: [
      'malachite',
      `malachite in:${slug}`,
      'malachite from:ada',
      'malachite has:link',
      'malachite after:2020',
    ],
    conversationId: [id],
    from: [ada.userId],
    before: ['2100-01-01T00:00:00Z'],
    after: ['2020-01-01T00:00:00Z'],
    has: ['link', 'file', 'image'],
    limit: ['100'],
    cursor: [Buffer.from(JSON.stringify([4e12, id, 1_000])).toString('base64url')],
  };
  // Each parameter that there is, by itself and together with every other one.
  const names = Object.keys(searchQuerySchema.shape).filter((name) => name !== 'q');
  const pairs = names.flatMap((one) => names.map((other) => [one, other]));
  for (const [one = '', other = ''] of pairs)
    for (const q of values.q ?? [])
      for (const a of values[one] ?? [''])
        for (const b of values[other] ?? ['']) {
          const query = { q, [one]: a, [other]: b };
          for (const caller of [stranger, former]) {
            const found = await searchBy(caller, query).then(
              ({ items }) => items,
              ({ code }) => code,
            );
            expect([[], 'not_found', 'invalid'], JSON.stringify(query)).toContainEqual(found);
          }
        }
});

test('nothing that a person types is a pattern for the store', async () => {
  const { say } = await openRoom();
  await say('plain pyrite');
  for (const q of ['p.rite', 'py*', '^plain', '$where pyrite', '[a-z]yrite', '\\w+rite', '{"$gt": ""}'])
    expect(await bodiesFor(ada, { q })).toEqual([]);
});

describe('the index of a conversation', () => {
  it('is made by one process at a time, and taken over when that one is gone', async () => {
    const { id, say } = await openRoom();
    await say('jasper');
    const other = workspace.otherProcess();
    const gone = () => {
      throw new Error('killed');
    };
    await expect(indexConversation(other, id, { pace: gone })).rejects.toThrow('killed');
    expect(await index(id)).toBe(false);
    const later: Context = { ...ctx, now: () => new Date(Date.now() + 120_000) };
    expect(await indexConversation(later, id, { pace })).toBe(true);
    expect(await bodiesFor(ada, { q: 'jasper' })).toEqual(['jasper']);
  });

  it('holds no word of what was deleted once it is brought up to date, and no segment that is not used', async () => {
    const { id, say } = await openRoom();
    const secret = await say('moonstone');
    await say('agate');
    await index(id);
    await deleteMessage(ctx, ada, { id: secret.id });
    await index(id);
    const stored = await searchWords
      .in(ctx.db)
      .find({ conversationId: id }, { promoteBuffers: true })
      .toArray();
    expect(stored.map(({ words }) => words.toString())).toEqual(['\nagate\n']);
    expect(await searchPosts.in(ctx.db).countDocuments({ conversationId: id })).toBe(1);
    expect((await searchHeads.in(ctx.db).findOne({ _id: id }))?.segments).toHaveLength(1);
  });
});
