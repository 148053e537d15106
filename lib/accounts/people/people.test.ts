import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { signUpSchema, updateMeSchema } from '../../contract/accounts/account.ts';
import { renewPresence } from '../../presence/presence.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getMe } from '../profile/get-me.ts';
import { updateMe } from '../profile/update-me.ts';
import { createAccount } from '../sign-up/create-account.ts';
import { getPerson } from './get-person.ts';
import { listPeople } from './list-people.ts';

const from = { address: '192.0.2.1', device: 'curl/8' };

let workspace: TestContext;
let ctx: Context;
const callers = new Map<string, Caller>();

async function join(username: string, displayName: string): Promise<void> {
  const input = { username, displayName, password: 'analytical engine', email: `${username}@example.org` };
  const { id, role } = await createAccount(ctx, from, signUpSchema.parse(input));
  callers.set(username, { userId: id, role, sessionId: 'session', tokenId: null, scope: 'full' });
}

function callerOf(username: string): Caller {
  const caller = callers.get(username);
  if (!caller) throw new Error(`${username} has not joined`);
  return caller;
}

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  await join('ada', 'Ada Lovelace');
  await join('grace.hopper', 'Grace Hopper');
  await join('oezge', 'Özge Ünal');
  await join('zed', 'adam ant');
});
afterAll(() => workspace.close());

const namesFor = async (query: string) =>
  (await listPeople(ctx, callerOf('ada'), { query })).items.map(({ username }) => username);

describe('other people', () => {
  it('show no e-mail and nothing secret', async () => {
    const { items } = await listPeople(ctx, callerOf('ada'), {});
    const one = await getPerson(ctx, callerOf('ada'), { id: callerOf('zed').userId });
    for (const person of [...items, one])
      expect(new Set(Object.keys(person))).toEqual(
        new Set([
          'avatarFileId',
          'displayName',
          'id',
          'lastSeenAt',
          'presence',
          'role',
          'status',
          'timeZone',
          'username',
        ]),
      );
    expect(JSON.stringify(items)).not.toContain('example.org');
  });

  it('that are not there are not found, and a bad cursor is refused', async () => {
    const ada = callerOf('ada');
    await expect(getPerson(ctx, ada, { id: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    for (const cursor of [
      'x',
      Buffer.from('[1,2]').toString('base64url'),
      Buffer.from('{"$gt":""}').toString('base64url'),
    ])
      await expect(listPeople(ctx, ada, { cursor })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('are listed by name, without oneself, page by page', async () => {
    const ada = callerOf('ada');
    const first = await listPeople(ctx, ada, { limit: 2 });
    expect(first.items.map(({ username }) => username)).toEqual(['zed', 'grace.hopper']);
    const second = await listPeople(ctx, ada, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ username }) => username)).toEqual(['oezge']);
    expect(second.nextCursor).toBeNull();
  });

  it('are found by beginnings of usernames and of words of names, without case and accents', async () => {
    expect(await namesFor('HOP')).toEqual(['grace.hopper']);
    expect(await namesFor('grace.h')).toEqual(['grace.hopper']);
    expect(await namesFor('unal ozg')).toEqual(['oezge']);
    expect(await namesFor('Ünal')).toEqual(['oezge']);
    expect(await namesFor('ad')).toEqual(['zed']);
    for (const query of ['opper', 'hop unal', '.*', '$', '!!']) expect(await namesFor(query)).toEqual([]);
  });

  it('show who is online', async () => {
    await renewPresence(ctx.bus, callerOf('zed').userId, 'online', 'process-1');
    const { items } = await listPeople(ctx, callerOf('ada'), { query: 'zed' });
    expect(items).toMatchObject([{ presence: 'online', lastSeenAt: null }]);
  });
});

describe('the own profile', () => {
  it('takes no unknown field, and neither name nor role', () => {
    for (const input of [
      { role: 'admin' },
      { username: 'x' },
      { displayName: { $gt: '' } },
      { displayName: ' ' },
      { email: 'x' },
    ])
      expect(updateMeSchema.safeParse(input).success).toBe(false);
  });

  it('changes what is named only, and is found by its new name', async () => {
    const zed = callerOf('zed');
    const before = await getMe(ctx, zed);
    expect(await updateMe(ctx, zed, { status: 'Away' })).toEqual({ ...before, status: 'Away' });
    expect(
      await updateMe(ctx, zed, { displayName: 'Quentin', email: null, currentPassword: 'analytical engine' }),
    ).toEqual({
      ...before,
      status: 'Away',
      displayName: 'Quentin',
      email: null,
    });
    expect(await updateMe(ctx, zed, {})).toMatchObject({ displayName: 'Quentin' });
    expect(await namesFor('quen')).toEqual(['zed']);
    expect(await namesFor('ant')).toEqual([]);
  });

  it('shows others the time zone that was chosen, else that of the browser, unless presence is hidden', async () => {
    const grace = callerOf('grace.hopper');
    const shown = async () => (await getPerson(ctx, callerOf('ada'), { id: grace.userId })).timeZone;
    const facts = recordFacts(ctx.bus, 'person');
    expect(await getMe(ctx, grace)).toMatchObject({ timeZone: null, browserTimeZone: null });
    expect(await shown()).toBeNull();
    await updateMe(ctx, grace, { browserTimeZone: 'America/New_York' });
    expect(await shown()).toBe('America/New_York');
    await updateMe(ctx, grace, { timeZone: 'Asia/Kolkata' });
    expect(await shown()).toBe('Asia/Kolkata');
    await updateMe(ctx, grace, { browserTimeZone: 'Europe/Berlin', settings: { hidePresence: true } });
    expect(await shown()).toBe('Asia/Kolkata');
    expect(await updateMe(ctx, grace, { timeZone: null })).toMatchObject({
      timeZone: null,
      browserTimeZone: 'Europe/Berlin',
    });
    expect(await shown()).toBeNull();
    await updateMe(ctx, grace, { settings: { hidePresence: false } });
    expect(await shown()).toBe('Europe/Berlin');
    // Once for each change that others see.
    expect(facts.recorded.map(({ person }) => person.timeZone)).toEqual([
      'America/New_York',
      'Asia/Kolkata',
      null,
      'Europe/Berlin',
    ]);
    facts.stop();
  });

  it.each(['Berlin', '+02:00', '', 'Europe/Atlantis', { $gt: '' }, 'x'.repeat(200)])(
    'takes %j for no time zone',
    (timeZone) => {
      const parsed = updateMeSchema.safeParse({ timeZone });
      expect(parsed.error?.issues[0]?.path).toEqual(['timeZone']);
    },
  );
});
