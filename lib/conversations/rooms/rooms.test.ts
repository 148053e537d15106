import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { type CreateRoom, ROOM_MEMBERS_MAX } from '../../contract/conversations/room.ts';
import { newId } from '../../contract/values/new-id.ts';
import { sendMessage } from '../../messages/send/send-message.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getConversation } from '../get-conversation.ts';
import { listConversations } from '../list-conversations.ts';
import { listMembers } from '../members/list-members.ts';
import { removeMember } from '../members/remove-member.ts';
import { setMember } from '../members/set-member.ts';
import { members, newMember } from '../members.ts';
import { createRoom } from './create-room.ts';
import { getRoom } from './get-room.ts';
import { joinRoom } from './join-room.ts';
import { leaveRoom } from './leave-room.ts';
import { listRooms } from './list-rooms.ts';
import { updateRoom } from './update-room.ts';

let workspace: TestContext;
let ctx: Context;
let other: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  other = workspace.otherProcess();
});
afterAll(() => workspace.close());

const person = () => addPerson(ctx, newId());
const people = (count: number) => Promise.all(Array.from({ length: count }, person));

async function room(owner: Caller, more: Partial<CreateRoom> = {}) {
  const made = await createRoom(ctx, owner, { name: `Room ${newId()}`, visibility: 'public', ...more });
  return { id: made.id, slug: made.slug ?? '' };
}

async function rolesOf(caller: Caller, id: string): Promise<Record<string, string>> {
  const { members: all } = await getConversation(ctx, caller, { id });
  return Object.fromEntries(all.map(({ userId, role }) => [userId, role]));
}

describe('making a room', () => {
  it('gives it an address of its name, its maker as owner, and its first members', async () => {
    const [ada, bob] = [await person(), await person()];
    const made = await createRoom(ctx, ada, {
      name: 'Zürich & Łódź: Größe',
      visibility: 'public',
      topic: 'Where to stay',
      memberIds: [bob.userId, bob.userId, ada.userId],
    });
    expect(made).toMatchObject({
      kind: 'room',
      name: 'Zürich & Łódź: Größe',
      slug: 'zurich-lodz-grosse',
      topic: 'Where to stay',
      myRole: 'owner',
      memberCount: 2,
      notify: 'mentions',
      unreadCount: 0,
    });
    expect(await rolesOf(bob, made.id)).toEqual({ [ada.userId]: 'owner', [bob.userId]: 'member' });
    expect(await createRoom(ctx, ada, { name: '日本', visibility: 'public' })).toMatchObject({
      slug: '日本',
    });
    expect(await createRoom(ctx, ada, { name: 'New', visibility: 'public' })).toMatchObject({
      slug: 'new-2',
    });
  });

  it('gives two that take one name at once two addresses, also in two processes', async () => {
    const all = await people(6);
    const made = await Promise.all(
      all.map((ada, turn) =>
        createRoom(turn % 2 ? ctx : other, ada, { name: 'Garden party', visibility: 'public' }),
      ),
    );
    expect(made.map(({ slug }) => slug).sort((a, b) => String(a).localeCompare(String(b)))).toEqual([
      'garden-party',
      'garden-party-2',
      'garden-party-3',
      'garden-party-4',
      'garden-party-5',
      'garden-party-6',
    ]);
  });

  it('refuses members who do not exist', async () => {
    await expect(
      createRoom(ctx, await person(), { name: 'X', visibility: 'public', memberIds: ['nobody'] }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('the lobby', () => {
  it('shows public rooms and own private ones by name, page by page, and finds by words', async () => {
    const [ada, eve] = [await person(), await person()];
    await room(ada, { name: 'Xylophone band', topic: 'Tuesdays' });
    const secret = await room(ada, { name: 'Xylophone secrets', visibility: 'private' });
    await room(ada, { name: 'Álto xylophones' });
    const seen = async (caller: Caller, query: string) =>
      (await listRooms(ctx, caller, { query })).items.map(({ name, isMember }) => [name, isMember]);
    expect(await seen(ada, 'xylo')).toEqual([
      ['Álto xylophones', true],
      ['Xylophone band', true],
      ['Xylophone secrets', true],
    ]);
    expect(await seen(eve, 'xylo')).toEqual([
      ['Álto xylophones', false],
      ['Xylophone band', false],
    ]);
    expect(await seen(eve, 'tues XYLO')).toEqual([['Xylophone band', false]]);
    expect(await seen(eve, 'secrets')).toEqual([]);
    expect(await seen(eve, 'xylophone-band')).toEqual([['Xylophone band', false]]);
    expect(await seen(eve, '!!!')).toEqual([]);
    const first = await listRooms(ctx, ada, { query: 'xylo', limit: 2 });
    const second = await listRooms(ctx, ada, { query: 'xylo', limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ slug: secret.slug }], nextCursor: null });
  });
});

describe('a private room', () => {
  it('answers strangers like one that does not exist, by every use case', async () => {
    const [ada, eve] = [await person(), await person()];
    const { id, slug } = await room(ada, { visibility: 'private' });
    const attempts: ((room: { id: string; slug: string }) => Promise<unknown>)[] = [
      (its) => getRoom(ctx, eve, { slug: its.slug }),
      (its) => joinRoom(ctx, eve, { slug: its.slug }),
      (its) => leaveRoom(ctx, eve, { slug: its.slug }),
      (its) => getConversation(ctx, eve, { id: its.id }),
      (its) => listMembers(ctx, eve, { conversationId: its.id }),
      (its) => updateRoom(ctx, eve, { id: its.id, name: 'Mine' }),
      (its) => setMember(ctx, eve, { conversationId: its.id, userId: eve.userId }),
      (its) => removeMember(ctx, eve, { conversationId: its.id, userId: ada.userId }),
      (its) => sendMessage(ctx, eve, { conversationId: its.id, clientId: newId(), body: 'x' }),
    ];
    for (const attempt of attempts) {
      const said = await Promise.all(
        [
          { id, slug },
          { id: newId(), slug: 'no-such-room' },
        ].map((its) => attempt(its).catch((error: unknown) => error)),
      );
      expect(said[0]).toMatchObject({ code: 'not_found' });
      expect(said[0]).toEqual(said[1]);
    }
  });

  it('does not show in the address of another room of its name', async () => {
    const [ada, eve] = [await person(), await person()];
    const unguessable = /^payroll-[a-z2-9]{10}$/;
    const make = async (by: Caller, visibility: 'public' | 'private') =>
      (await createRoom(ctx, by, { name: 'Payroll', visibility })).slug;
    expect(await make(ada, 'private')).toMatch(unguessable);
    expect(await make(ada, 'private')).toMatch(unguessable);
    expect(await make(eve, 'private')).toMatch(unguessable);
    expect(await make(eve, 'public')).toBe('payroll');
    expect(await make(eve, 'public')).toBe('payroll-2');
  });

  it('that was public keeps its address, and those made later of its name are not numbered after it', async () => {
    const [ada, eve] = [await person(), await person()];
    const make = async () => (await createRoom(ctx, eve, { name: 'Layoffs', visibility: 'public' })).slug;
    const { id, slug } = await room(ada, { name: 'Layoffs' });
    await updateRoom(ctx, ada, { id, visibility: 'private' });
    expect(slug).toBe('layoffs');
    expect(await make()).toMatch(/^layoffs-[a-z2-9]{10}$/);
    expect(await getRoom(ctx, ada, { slug })).toMatchObject({ id });
  });

  it('is entered by invitation of an owner or admin only', async () => {
    const [ada, bob, eve] = [await person(), await person(), await person()];
    const { id } = await room(ada, { visibility: 'private', memberIds: [bob.userId] });
    const invite = (by: Caller) => setMember(ctx, by, { conversationId: id, userId: eve.userId });
    await expect(invite(bob)).rejects.toMatchObject({ code: 'forbidden' });
    await setMember(ctx, ada, { conversationId: id, userId: bob.userId, role: 'admin' });
    await invite(bob);
    await invite(bob);
    expect(await rolesOf(eve, id)).toMatchObject({ [bob.userId]: 'admin', [eve.userId]: 'member' });
  });
});

describe('members', () => {
  it('begin with nothing unread, and read what was said before', async () => {
    const [ada, bob] = [await person(), await person()];
    const { id, slug } = await room(ada);
    for (const body of ['one', 'two'])
      await sendMessage(ctx, ada, { conversationId: id, clientId: newId(), body });
    expect(await joinRoom(ctx, bob, { slug })).toMatchObject({
      conversation: { unreadCount: 0, lastSeq: 2, memberCount: 2 },
      isNew: true,
    });
    await sendMessage(ctx, ada, { conversationId: id, clientId: newId(), body: 'three' });
    expect(await getConversation(ctx, bob, { id })).toMatchObject({ unreadCount: 1 });
    expect((await listConversations(ctx, bob, {})).items.map((each) => each.id)).toEqual([id]);
  });

  it('join once, however often and wherever they ask, and are all counted', async () => {
    const ada = await person();
    const { id, slug } = await room(ada);
    const all = await people(12);
    await Promise.all(
      all.flatMap((each) => [joinRoom(ctx, each, { slug }), joinRoom(other, each, { slug })]),
    );
    expect(await getConversation(ctx, ada, { id })).toMatchObject({ memberCount: 13 });
    const { items } = await listMembers(ctx, ada, { conversationId: id });
    expect(new Set(items.map(({ userId }) => userId)).size).toBe(13);
    expect((await listRooms(ctx, ada, { query: slug.replaceAll('-', ' ') })).items[0]).toMatchObject({
      memberCount: 13,
    });
  });

  it('are at most 1,000, also when two join as the last at once', async () => {
    const ada = await person();
    const { id, slug } = await room(ada);
    await members
      .in(ctx.db)
      .insertMany(
        Array.from({ length: ROOM_MEMBERS_MAX - 2 }, (_, index) =>
          newMember(id, newId(), { role: 'member', place: index + 2, seq: 0, joinedAt: new Date() }),
        ),
      );
    const [bob, eve] = [await person(), await person()];
    const said = await Promise.allSettled([joinRoom(ctx, bob, { slug }), joinRoom(other, eve, { slug })]);
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(said.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'room_full' } });
    const seen = await getConversation(ctx, ada, { id });
    expect(seen.memberCount).toBe(ROOM_MEMBERS_MAX);
    expect(seen.members).toHaveLength(50);
    const inside = said[0]?.status === 'fulfilled' ? bob : eve;
    const own = await getConversation(ctx, inside, { id });
    expect(own.members.some(({ userId }) => userId === inside.userId)).toBe(true);
    await leaveRoom(ctx, inside, { slug });
    await joinRoom(ctx, inside === bob ? eve : bob, { slug });
  });

  it('are listed page by page and found by name', async () => {
    const ada = await person();
    const mia = await addPerson(ctx, `mia-${newId()}`);
    const { id } = await room(ada, { memberIds: [mia.userId, ...(await people(3)).map((p) => p.userId)] });
    const first = await listMembers(ctx, ada, { conversationId: id, limit: 3 });
    const second = await listMembers(ctx, ada, {
      conversationId: id,
      limit: 3,
      cursor: first.nextCursor ?? '',
    });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, null]);
    const { username = '' } = first.items.find(({ userId }) => userId === mia.userId) ?? {};
    const found = await listMembers(ctx, ada, { conversationId: id, query: username });
    expect(found.items.map(({ userId }) => userId)).toEqual([mia.userId]);
  });
});

describe('roles', () => {
  it('let owners do everything, admins manage, members talk', async () => {
    const [ada, bob, eve, max] = await people(4);
    if (!ada || !bob || !eve || !max) throw new Error('four people');
    const { id } = await room(ada, { memberIds: [bob.userId, eve.userId, max.userId] });
    const setRole = (by: Caller, of: Caller, role: 'owner' | 'admin' | 'member') =>
      setMember(ctx, by, { conversationId: id, userId: of.userId, role });
    const remove = (by: Caller, of: Caller) =>
      removeMember(ctx, by, { conversationId: id, userId: of.userId });
    const refused = (work: Promise<unknown>, code = 'forbidden') =>
      expect(work).rejects.toMatchObject({ code });
    await refused(setRole(bob, eve, 'admin'));
    await refused(updateRoom(ctx, bob, { id, topic: 'mine' }));
    await refused(remove(bob, eve));
    await setRole(ada, bob, 'admin');
    await setRole(ada, max, 'admin');
    await refused(setRole(bob, eve, 'admin'));
    await refused(remove(bob, max));
    await refused(remove(bob, ada));
    await remove(bob, eve);
    await remove(bob, eve);
    await updateRoom(ctx, bob, { id, topic: 'ours' });
    await refused(setRole(ada, ada, 'member'), 'last_owner');
    await setRole(ada, bob, 'owner');
    await setRole(ada, ada, 'member');
    await refused(getConversation(ctx, eve, { id }), 'not_found');
    expect(await rolesOf(bob, id)).toEqual({
      [ada.userId]: 'member',
      [bob.userId]: 'owner',
      [max.userId]: 'admin',
    });
  });

  it('pass to the longest admin, else the longest member, when the last owner leaves; the last one archives', async () => {
    const [ada, bob, eve, max] = await people(4);
    if (!ada || !bob || !eve || !max) throw new Error('four people');
    const { id, slug } = await room(ada, { memberIds: [bob.userId, eve.userId] });
    await joinRoom(ctx, max, { slug });
    await setMember(ctx, ada, { conversationId: id, userId: max.userId, role: 'admin' });
    await leaveRoom(ctx, ada, { slug });
    await leaveRoom(ctx, ada, { slug });
    expect(await rolesOf(bob, id)).toMatchObject({ [max.userId]: 'owner' });
    await Promise.all([leaveRoom(ctx, max, { slug }), leaveRoom(other, bob, { slug })]);
    expect(await rolesOf(eve, id)).toEqual({ [eve.userId]: 'owner' });
    await leaveRoom(ctx, eve, { slug });
    expect(await getRoom(ctx, ada, { slug })).toMatchObject({
      memberCount: 0,
      archivedAt: expect.any(String),
    });
  });

  it('always leave an owner, whoever leaves at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const all = await people(6);
      const [first, ...rest] = all;
      if (!first) throw new Error('there is a first member');
      const { id, slug } = await room(first, { memberIds: rest.map(({ userId }) => userId) });
      const leaving = all.slice(0, 4);
      for (const each of leaving.slice(1, 3))
        await setMember(ctx, first, { conversationId: id, userId: each.userId, role: 'owner' });
      await Promise.all(leaving.map((each, turn) => leaveRoom(turn % 2 ? ctx : other, each, { slug })));
      const [, , , , stays] = all;
      if (!stays) throw new Error('a member stays');
      const seen = await getConversation(ctx, stays, { id });
      expect(seen.memberCount).toBe(2);
      expect(seen.members.filter(({ role }) => role === 'owner').length).toBeGreaterThan(0);
    }
  });
});

describe('settings', () => {
  it('change the name, not the address, and only what is named, also both at once', async () => {
    const ada = await person();
    const { id, slug } = await room(ada, { topic: 'old' });
    await Promise.all([
      updateRoom(ctx, ada, { id, name: 'Renamed' }),
      updateRoom(other, ada, { id, topic: 'new' }),
      updateRoom(other, ada, { id, visibility: 'private' }),
    ]);
    expect(await getRoom(ctx, ada, { slug })).toMatchObject({
      name: 'Renamed',
      slug,
      topic: 'new',
      visibility: 'private',
    });
    const before = await getConversation(ctx, ada, { id });
    const after = await updateRoom(ctx, ada, { id, name: 'Again' });
    expect(after.version).toBeGreaterThan(before.version);
  });

  it('let only owners and admins write in an announcement room', async () => {
    const [ada, bob] = [await person(), await person()];
    const { id } = await room(ada, { isAnnouncement: true, memberIds: [bob.userId] });
    const send = (by: Caller) => sendMessage(ctx, by, { conversationId: id, clientId: newId(), body: 'x' });
    await send(ada);
    await expect(send(bob)).rejects.toMatchObject({ code: 'announcement_only' });
    await setMember(ctx, ada, { conversationId: id, userId: bob.userId, role: 'admin' });
    await send(bob);
  });

  it('make an archived room read-only until it is opened again; what was stored is still answered', async () => {
    const [ada, bob] = [await person(), await person()];
    const { id, slug } = await room(ada);
    const input = { conversationId: id, clientId: newId(), body: 'kept' };
    const { message } = await sendMessage(ctx, ada, input);
    expect(await updateRoom(ctx, ada, { id, isArchived: true })).toMatchObject({
      archivedAt: expect.any(String),
    });
    const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: 'room_archived' });
    await refused(sendMessage(ctx, ada, { ...input, clientId: newId() }));
    await refused(updateRoom(ctx, ada, { id, name: 'No' }));
    await refused(setMember(ctx, ada, { conversationId: id, userId: bob.userId }));
    await refused(joinRoom(ctx, bob, { slug }));
    expect(await sendMessage(other, ada, input)).toMatchObject({ isNew: false, message: { id: message.id } });
    await updateRoom(ctx, ada, { id, isArchived: false, name: 'Open' });
    await sendMessage(ctx, ada, { ...input, clientId: newId() });
  });
});
