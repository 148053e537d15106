import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { getPerson } from '../accounts/people/get-person.ts';
import { updateMe } from '../accounts/profile/update-me.ts';
import { createAccount } from '../accounts/sign-up/create-account.ts';
import { signUpSchema } from '../contract/accounts/account.ts';
import { WATCHED_MAX } from '../contract/events.ts';
import { newId } from '../contract/values/new-id.ts';
import { blockPerson, unblockPerson } from '../conversations/direct/block-person.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { eventually } from '../testing/eventually.ts';
import { recordFacts } from '../testing/record-facts.ts';
import { addPerson } from '../testing/test-context.ts';
import { type Client, openTwoProcesses, type TwoProcesses } from '../testing/two-processes.ts';
import type { Caller } from '../use-case/caller.ts';

let processes: TwoProcesses;
let ctx: TwoProcesses['workspace']['ctx'];
beforeAll(async () => {
  processes = await openTwoProcesses();
  ctx = processes.workspace.ctx;
});
afterEach(() => processes.reset());
afterAll(() => processes.close());

const person = () => addPerson(ctx, newId());

/** The presences of a person that a client received. */
const of = (client: Client, { userId }: Pick<Caller, 'userId'>) =>
  client
    .named('presence:changed')
    .filter((event) => event.userId === userId)
    .map(({ presence }) => presence);

const watch = (client: Client, ...people: readonly Caller[]) =>
  client.ask('presence:watch', { userIds: people.map(({ userId }) => userId) });

describe('the presence of people', () => {
  it('passes neither way between two of whom one blocks the other, from that moment on', async () => {
    const { join, otherProcess } = processes;
    const [ada, ben] = [await join(), await join(otherProcess)];
    await openDirect(ctx, ada.caller, { userId: ben.caller.userId });
    await watch(ben, ada.caller);
    await ada.ask('activity', { state: 'away' });
    await eventually(() => expect(of(ben, ada.caller)).toContain('away'));
    await blockPerson(ctx, ada.caller, { id: ben.caller.userId });
    await eventually(() => expect(of(ben, ada.caller).at(-1)).toBe('offline'));
    await eventually(() => expect(of(ada, ben.caller).at(-1)).toBe('offline'));
    const before = of(ben, ada.caller).length;
    await ada.ask('activity', { state: 'active' });
    expect(await watch(ben, ada.caller)).toEqual({ ok: true, people: [] });
    expect(await getPerson(ctx, ben.caller, { id: ada.caller.userId })).toMatchObject({
      presence: 'offline',
      lastSeenAt: null,
    });
    // Another person's change that was told later arrives; this one's never does.
    const [third, watcher] = [await join(), ben];
    await watch(watcher, third.caller);
    await third.ask('activity', { state: 'away' });
    await eventually(() => expect(of(watcher, third.caller)).toContain('away'));
    expect(of(ben, ada.caller)).toHaveLength(before);
  });

  it('passes again on both open pages once no one blocks the other any more', async () => {
    const { join, otherProcess } = processes;
    const [ada, ben] = [await join(), await join(otherProcess)];
    const [adaId, benId] = [ada.caller.userId, ben.caller.userId];
    const { conversation } = await openDirect(ctx, ada.caller, { userId: benId });
    const third = await join();
    await watch(third, ada.caller);
    await blockPerson(ctx, ada.caller, { id: benId });
    await blockPerson(ctx, ben.caller, { id: adaId });
    await eventually(() => expect(of(ben, ada.caller).at(-1)).toBe('offline'));
    await eventually(() => expect(of(ada, ben.caller).at(-1)).toBe('offline'));
    await ada.ask('activity', { state: 'away' });
    await eventually(() => expect(of(third, ada.caller)).toContain('away'));
    // One of the two still blocks.
    await unblockPerson(ctx, ben.caller, { id: adaId });
    await ada.ask('activity', { state: 'active' });
    await eventually(() => expect(of(third, ada.caller).at(-1)).toBe('online'));
    await ada.ask('activity', { state: 'away' });
    await eventually(() => expect(of(third, ada.caller).at(-1)).toBe('away'));
    expect(of(ben, ada.caller).at(-1)).toBe('offline');
    await unblockPerson(ctx, ada.caller, { id: benId });
    await eventually(() => expect(of(ben, ada.caller).at(-1)).toBe('away'));
    await eventually(() => expect(of(ada, ben.caller).at(-1)).toBe('online'));
    await ada.ask('activity', { state: 'active' });
    await eventually(() => expect(of(ben, ada.caller).at(-1)).toBe('online'));
    expect(await ben.ask('typing', { conversationId: conversation.id })).toEqual({ ok: true });
    await eventually(() => expect(ada.named('typing')).toMatchObject([{ userId: benId }]));
  });

  it('passes again to who only watches a person, without a conversation, and not to other pages', async () => {
    const { join, otherProcess } = processes;
    const [ada, ben, idle] = [await join(), await join(otherProcess), await person()];
    const idleClient = await join(otherProcess, idle);
    await watch(ben, ada.caller);
    await blockPerson(ctx, ada.caller, { id: ben.caller.userId });
    await blockPerson(ctx, ada.caller, { id: idle.userId });
    await eventually(() => expect(of(ben, ada.caller).at(-1)).toBe('offline'));
    // Asked while it is blocked: it is shown as soon as it may be.
    expect(await watch(ben, ada.caller)).toEqual({ ok: true, people: [] });
    await unblockPerson(ctx, ada.caller, { id: idle.userId });
    await unblockPerson(ctx, ada.caller, { id: ben.caller.userId });
    await eventually(() => expect(of(ben, ada.caller).at(-1)).toBe('online'));
    expect(of(idleClient, ada.caller)).toEqual(['offline']);
  });

  it('of typing and viewing passes neither way in a room and on a contact while one blocks the other', async () => {
    const { join, otherProcess } = processes;
    const [ada, ben, third] = [await join(), await join(otherProcess), await join(otherProcess)];
    const [adaId, benId] = [ada.caller.userId, ben.caller.userId];
    const room = await createRoom(ctx, ada.caller, {
      name: `Room ${newId()}`,
      visibility: 'private',
      memberIds: [benId, third.caller.userId],
    });
    const contactId = newId();
    const show = async (client: Client) => {
      await client.ask('typing', { conversationId: room.id });
      await client.ask('contact:viewing', { contactId, field: 'name' });
    };
    for (const client of [ada, ben, third]) await client.ask('contact:viewing', { contactId, field: null });
    await blockPerson(ctx, ada.caller, { id: benId });
    await show(ada);
    await show(ben);
    await show(third);
    const seenBy = (client: Client) =>
      [...client.named('typing'), ...client.named('contact:viewing')]
        .filter(({ field }) => field !== null)
        .map(({ userId }) => userId);
    await eventually(() => expect(seenBy(third)).toHaveLength(4));
    const both = [third.caller.userId, third.caller.userId];
    await eventually(() => expect(seenBy(ada)).toEqual(both));
    await eventually(() => expect(seenBy(ben)).toEqual(both));
    expect(new Set(seenBy(third))).toEqual(new Set([adaId, benId]));
  });

  it('reaches who watches them, in every process, and no one else', async () => {
    const { join, otherProcess } = processes;
    const [watched, other] = [await person(), await person()];
    const room = [await join(), await join(otherProcess)] as const;
    const [watcher, stranger] = [await join(otherProcess), await join()];
    await createRoom(ctx, room[0].caller, {
      name: `Room ${newId()}`,
      visibility: 'private',
      memberIds: [room[1].caller.userId, watched.userId],
    });
    expect(await watch(watcher, watched)).toEqual({
      ok: true,
      people: [{ userId: watched.userId, presence: 'offline', lastSeenAt: null }],
    });
    const [client] = [await join(processes.firstProcess, watched), await join(otherProcess, other)];
    await eventually(() => expect(of(watcher, watched)).toEqual(['online']));
    await client.ask('activity', { state: 'away' });
    await eventually(() => expect(of(watcher, watched)).toEqual(['online', 'away']));
    client.socket.disconnect();
    await eventually(() => expect(of(watcher, watched)).toEqual(['online', 'away', 'offline']));
    expect(watcher.named('presence:changed')).toHaveLength(3);
    for (const each of [...room, stranger]) expect(each.named('presence:changed')).toEqual([]);
  });

  it('is that of those watched last; the answer holds how they are, and leaves out who is unknown', async () => {
    const { join, otherProcess } = processes;
    const [first, second] = [await join(), await join(otherProcess)];
    const watcher = await join();
    await eventually(async () =>
      expect(await watch(watcher, first.caller, second.caller)).toMatchObject({
        people: [{ presence: 'online' }, { presence: 'online' }],
      }),
    );
    const answer = await watcher.ask('presence:watch', { userIds: [second.caller.userId, newId(), newId()] });
    expect(answer).toMatchObject({ ok: true, people: [{ userId: second.caller.userId }] });
    for (const each of [first, second]) await each.ask('activity', { state: 'away' });
    await eventually(() => expect(of(watcher, second.caller).at(-1)).toBe('away'));
    expect(of(watcher, first.caller)).not.toContain('away');
    expect(await watcher.ask('presence:watch', { userIds: [] })).toEqual({ ok: true, people: [] });
  });

  it('is asked for of 300 at most', async () => {
    const watcher = await processes.join();
    const ids = Array.from({ length: WATCHED_MAX + 1 }, () => newId());
    expect(await watcher.ask('presence:watch', { userIds: ids })).toMatchObject({ code: 'invalid' });
    expect(await watcher.ask('presence:watch', { userIds: ids.slice(1) })).toEqual({ ok: true, people: [] });
  });

  it('reaches the other side of a direct conversation by itself, old or new, also when others are watched', async () => {
    const { join, otherProcess } = processes;
    const [ada, grace] = [await person(), await person()];
    await openDirect(ctx, ada, grace);
    const hers = await join(processes.firstProcess, ada);
    await watch(hers, await person());
    const other = await join(otherProcess, grace);
    await eventually(() => expect(of(hers, grace)).toEqual(['online']));
    const late = await join(otherProcess);
    await openDirect(ctx, ada, late.caller);
    await eventually(() => expect(hers.named('conversation:created')).toHaveLength(1));
    await watch(hers);
    await late.ask('activity', { state: 'away' });
    await eventually(() => expect(of(hers, late.caller).at(-1)).toBe('away'));
    expect(of(late, grace)).toEqual([]);
    other.socket.disconnect();
    await eventually(() => expect(of(hers, grace)).toEqual(['online', 'offline']));
  });

  it('that is hidden is offline for who watches, and nothing is emitted of it', async () => {
    const { join, otherProcess } = processes;
    const hidden = await person();
    await updateMe(ctx, hidden, { settings: { hidePresence: true } });
    const watcher = await join();
    await watch(watcher, hidden);
    const client = await join(otherProcess, hidden);
    const [marker] = [await person()];
    await watch(watcher, hidden, marker);
    await client.ask('activity', { state: 'away' });
    await client.ask('activity', { state: 'active' });
    await join(otherProcess, marker);
    await eventually(() => expect(of(watcher, marker)).toEqual(['online']));
    expect(await watch(watcher, hidden)).toEqual({
      ok: true,
      people: [{ userId: hidden.userId, presence: 'offline', lastSeenAt: null }],
    });
    expect(of(watcher, hidden)).toEqual([]);
  });
});

it('many who arrive cost no frames of those who do not show them, and one publication each', async () => {
  const { recorded, stop } = recordFacts(processes.bus, 'presence');
  const all = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      processes.join(index % 2 ? processes.firstProcess : processes.otherProcess),
    ),
  );
  const expected = new Set(all.map(({ caller }) => caller.userId));
  // Those of the tests before go offline meanwhile.
  const arrived = () => recorded.filter(({ presence }) => presence !== 'offline');
  await eventually(() => expect(new Set(arrived().map(({ userId }) => userId))).toEqual(expected));
  expect(arrived()).toHaveLength(all.length);
  for (const client of all) expect(client.events).toEqual([]);
  stop();
});

it('a new account is emitted to every page, those of a second at once, without presence', async () => {
  const pages = [await processes.join(), await processes.join(processes.otherProcess)];
  const names = ['maria', 'emmy', 'sofia'].map((name) => `${name}-${newId().slice(-6)}`);
  await Promise.all(
    names.map((username) =>
      createAccount(
        ctx,
        { address: '127.0.0.1', device: 'test' },
        signUpSchema.parse({ username, displayName: username, password: 'a long enough phrase' }),
      ),
    ),
  );
  for (const page of pages) {
    const people = () =>
      page.named('people:changed').flatMap((event) => event.people as { username: string }[]);
    await eventually(() => expect(new Set(people().map(({ username }) => username))).toEqual(new Set(names)));
    expect(people()).toHaveLength(3);
    for (const each of people()) expect(each).not.toHaveProperty('presence');
  }
});
