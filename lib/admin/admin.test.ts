import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeAccount } from '../accounts/closing/close-account.ts';
import { listPeople } from '../accounts/people/list-people.ts';
import { updateMe } from '../accounts/profile/update-me.ts';
import { findCallerBySession } from '../accounts/sessions/find-caller-by-session.ts';
import { sessions } from '../accounts/sessions/sessions.ts';
import { signIn } from '../accounts/sessions/sign-in.ts';
import { createToken } from '../accounts/tokens/create-token.ts';
import { findCallerByToken } from '../accounts/tokens/find-caller-by-token.ts';
import { users } from '../accounts/users.ts';
import { channels } from '../bus/channels.ts';
import { decodeFact } from '../bus/facts.ts';
import { createContact } from '../contacts/edit/create-contact.ts';
import { signUpSchema } from '../contract/accounts/account.ts';
import { newContactSchema } from '../contract/contacts/contact.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { getConversation } from '../conversations/get-conversation.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { sweepAccounts } from '../erasure/sweep-accounts.ts';
import { sweepRetention } from '../erasure/sweep-retention.ts';
import { createInvitation } from '../invitations/create-invitation.ts';
import { signUp } from '../invitations/join-workspace.ts';
import { listMessages } from '../messages/read/list-messages.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { flushSummaries } from '../messages/send/write-summaries.ts';
import { closeReport } from '../moderation/close-report.ts';
import { listReports } from '../moderation/list-reports.ts';
import { reportMessage } from '../moderation/report-message.ts';
import { recordFacts } from '../testing/record-facts.ts';
import { createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import { audit, findBrokenEntry } from '../workspace/audit.ts';
import { listAudit } from './audit/list-audit.ts';
import { getOverview } from './overview/get-overview.ts';
import { deleteUser } from './people/delete-user.ts';
import { endUserSession } from './people/end-user-session.ts';
import { listUserSessions } from './people/list-user-sessions.ts';
import { listUsers } from './people/list-users.ts';
import { updateUser } from './people/update-user.ts';
import { deleteRoom } from './rooms/delete-room.ts';
import { updateAdminRoom } from './rooms/update-admin-room.ts';
import { updateSettings } from './settings/update-settings.ts';

const from = { address: '192.0.2.1', device: 'curl/8' };
const DAY_MS = 24 * 60 * 60 * 1000;
const password = 'a harmless bicycle';
let workspace: TestContext;
let admin: Caller;

async function join(username: string): Promise<Caller> {
  const { ctx } = workspace;
  const form = signUpSchema.parse({ username, displayName: username, password });
  const { sessionId } = await signUp(ctx, from, form);
  const caller = await findCallerBySession(ctx, sessionId);
  if (!caller) throw new Error('not signed in');
  return caller;
}

/** The administrator by a program, which is not asked for the password again. */
const programAdmin = (): Caller => ({ ...admin, sessionId: null });

const say = async (caller: Caller, conversationId: string, body: string) =>
  (await sendMessage(workspace.ctx, caller, { conversationId, clientId: newId(), body })).message;

beforeAll(async () => {
  workspace = await createTestContext();
  admin = await join('boss');
});
afterAll(() => workspace.close());

describe('a suspended person', () => {
  it('loses every session and token, cannot come in, and is let in again', async () => {
    const { ctx } = workspace;
    const ada = await join('ada');
    const { token } = await createToken(ctx, from, { username: 'ada', password });
    const ended: unknown[] = [];
    const subscription = ctx.bus.subscribe([channels.user(ada.userId)]);
    const stop = ctx.bus.listen((_channel, message) => {
      const decoded = decodeFact(message);
      if (decoded?.kind === 'session:ended') ended.push(decoded.fact);
    });
    await subscription.confirmed;
    const suspended = await updateUser(ctx, admin, { id: ada.userId, state: 'suspended', reason: 'Spam' });
    stop();
    subscription.end();
    expect(suspended).toMatchObject({ state: 'suspended', suspension: { reason: 'Spam' }, sessionCount: 0 });
    expect(ended).toContainEqual({ userId: ada.userId, reason: 'suspended' });
    expect(await findCallerBySession(ctx, ada.sessionId ?? '')).toBeNull();
    expect(await findCallerByToken(ctx, token)).toBeNull();
    await expect(signIn(ctx, from, { username: 'ada', password })).rejects.toMatchObject({
      code: 'account_suspended',
    });
    await expect(createToken(ctx, from, { username: 'ada', password })).rejects.toMatchObject({
      code: 'account_suspended',
    });
    const { items } = await listPeople(ctx, admin, {});
    expect(items.some(({ id }) => id === ada.userId)).toBe(false);
    await updateUser(ctx, admin, { id: ada.userId, state: 'active' });
    expect(await signIn(ctx, from, { username: 'ada', password })).toBeDefined();
  });

  it('is kept out also where a session was opened in the same moment', async () => {
    const { ctx } = workspace;
    const eve = await join('eve');
    const session = await sessions.in(ctx.db).findOne({ _id: eve.sessionId ?? '' });
    await updateUser(ctx, admin, { id: eve.userId, state: 'suspended' });
    if (session) await sessions.in(ctx.db).insertOne(session);
    expect(await findCallerBySession(ctx, eve.sessionId ?? '')).toBeNull();
  });
});

describe('a device of a person', () => {
  it('is listed for administrators, and signed out alone, with an entry of the audit', async () => {
    const { ctx } = workspace;
    const ida = await join('ida');
    const other = (await signIn(ctx, from, { username: 'ida', password })).sessionId;
    const own = ida.sessionId ?? '';
    const { items } = await listUserSessions(ctx, admin, { id: ida.userId, limit: 1 });
    expect(items).toMatchObject([{ id: other, device: 'curl', isCurrent: false }]);
    const stranger = await join('stranger');
    const missing = { code: 'not_found' };
    await expect(endUserSession(ctx, admin, { id: stranger.userId, sessionId: own })).rejects.toMatchObject(
      missing,
    );
    await endUserSession(ctx, admin, { id: ida.userId, sessionId: own });
    expect(await findCallerBySession(ctx, own)).toBeNull();
    expect(await findCallerBySession(ctx, other)).not.toBeNull();
    await expect(endUserSession(ctx, admin, { id: ida.userId, sessionId: own })).rejects.toMatchObject(
      missing,
    );
    expect((await listAudit(ctx, admin, { limit: 1 })).items).toMatchObject([
      {
        actorId: admin.userId,
        action: 'user.end_session',
        target: { kind: 'user', id: ida.userId },
        before: { device: 'curl' },
      },
    ]);
  });
});

describe('the last administrator', () => {
  it('cannot be demoted, suspended, deleted or leave; of two that go at once one stays', async () => {
    const { ctx, otherProcess } = workspace;
    const id = admin.userId;
    const refused = { code: 'last_admin' };
    await expect(updateUser(ctx, admin, { id, role: 'member' })).rejects.toMatchObject(refused);
    await expect(updateUser(ctx, admin, { id, state: 'suspended' })).rejects.toMatchObject(refused);
    await expect(deleteUser(ctx, admin, { id })).rejects.toMatchObject(refused);
    await expect(closeAccount(ctx, admin, { password, messages: 'keep' })).rejects.toMatchObject(refused);
    const second = await join('second');
    await updateUser(ctx, admin, { id: second.userId, role: 'admin' });
    await Promise.allSettled([
      updateUser(ctx, admin, { id, role: 'member' }),
      updateUser(otherProcess(), admin, { id: second.userId, role: 'member' }),
    ]);
    expect(await users.in(ctx.db).countDocuments({ role: 'admin' })).toBeGreaterThan(0);
    await users.in(ctx.db).updateOne({ _id: id }, { $set: { role: 'admin' } });
  });
});

it('shows nothing to members, and asks a browser for the password after ten minutes', async () => {
  const { ctx } = workspace;
  const member = await join('member');
  const missing = { code: 'not_found' };
  await expect(listUsers(ctx, member, {})).rejects.toMatchObject(missing);
  await expect(getOverview(ctx, member)).rejects.toMatchObject(missing);
  await expect(listAudit(ctx, member, {})).rejects.toMatchObject(missing);
  const session = { id: admin.userId, sessionId: admin.sessionId ?? '' };
  await expect(listUserSessions(ctx, member, session)).rejects.toMatchObject(missing);
  await expect(endUserSession(ctx, member, session)).rejects.toMatchObject(missing);
  await expect(listReports(ctx, member, {})).rejects.toMatchObject(missing);
  await expect(updateSettings(ctx, member, { name: 'Mine' })).rejects.toMatchObject(missing);
  const later = { ...ctx, now: () => new Date(Date.now() + 11 * 60 * 1000) };
  await expect(updateUser(later, admin, { id: member.userId, role: 'admin' })).rejects.toMatchObject({
    code: 'password_needed',
  });
});

describe('a reported message', () => {
  it('shows five lines around it as they were, once for each person, and is handled', async () => {
    const { ctx } = workspace;
    const [vera, will] = [await join('vera'), await join('will')];
    const { conversation } = await openDirect(ctx, vera, { userId: will.userId });
    for (let index = 1; index <= 12; index += 1)
      await say(index % 2 ? will : vera, conversation.id, `line ${index}`);
    const page = await listMessages(ctx, vera, { conversationId: conversation.id, limit: 50 });
    const bad = page.items[6];
    const id = bad?.id ?? '';
    const outsider = await join('outsider');
    await expect(reportMessage(ctx, outsider, { id, reason: 'spam' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(reportMessage(ctx, will, { id, reason: 'spam' })).rejects.toMatchObject({ code: 'invalid' });
    const both = await Promise.all([
      reportMessage(ctx, vera, { id, reason: 'harassment', note: 'Look' }),
      reportMessage(ctx, vera, { id, reason: 'harassment', note: 'Look' }),
    ]);
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [report] = (await listReports(ctx, admin, { state: 'open' })).items;
    expect(report?.snapshot.map(({ body }) => body)).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((index) => `line ${index}`),
    );
    expect(report?.snapshot.filter(({ isReported }) => isReported)).toMatchObject([{ body: 'line 7' }]);
    await closeReport(ctx, admin, { id: report?.id ?? '', action: 'delete_message' });
    expect((await listReports(ctx, admin, { state: 'open' })).items).toEqual([]);
    const after = await listMessages(ctx, vera, { conversationId: conversation.id, limit: 50 });
    expect(after.items[6]).toMatchObject({ body: '', deletedAt: expect.any(String) });
  });
});

describe('the admin panel', () => {
  it('is notified of every part that changes, and counts what is there', async () => {
    const { ctx } = workspace;
    const subscription = ctx.bus.subscribe([channels.workspace]);
    await subscription.confirmed;
    const changes = recordFacts(ctx.bus, 'admin');
    const owner = await join('rooms.owner');
    const room = await createRoom(ctx, owner, { name: 'Parts', visibility: 'public' });
    await updateAdminRoom(ctx, admin, { id: room.id, isArchived: true });
    await createInvitation(ctx, admin, { origin: 'http://localhost' });
    await updateUser(ctx, admin, { id: owner.userId, role: 'admin' });
    await updateUser(ctx, admin, { id: owner.userId, role: 'member' });
    await closeAccount(ctx, owner, { password, messages: 'keep' });
    await signIn(ctx, from, { username: 'rooms.owner', password });
    expect(changes.recorded.map(({ changed }) => changed)).toEqual([
      // An account, a room, the room archived.
      'people',
      'rooms',
      'rooms',
      'invitations',
      // Two roles, an account closed and opened again.
      'people',
      'people',
      'people',
      'people',
    ]);
    changes.stop();
    subscription.end();
    const before = (await getOverview(ctx, admin)).contacts;
    await createContact(ctx, admin, newContactSchema.parse({ name: 'Grace Hopper' }));
    expect((await getOverview(ctx, admin)).contacts).toBe(before + 1);
  });
});

describe('the audit', () => {
  it('says who did what, and shows when an entry was changed', async () => {
    const { ctx, otherProcess } = workspace;
    await Promise.all([
      updateSettings(ctx, admin, { name: 'Harbour' }),
      updateSettings(otherProcess(), admin, { roomsCreatedBy: 'admins' }),
    ]);
    const { items } = await listAudit(ctx, admin, { limit: 2 });
    expect(items.map(({ action }) => action)).toEqual(['settings.change', 'settings.change']);
    expect(await findBrokenEntry(ctx)).toBeNull();
    const newest = await audit.in(ctx.db).findOne({}, { sort: { _id: -1 } });
    const number = (newest?._id ?? 0) - 1;
    await audit.in(ctx.db).updateOne({ _id: number }, { $set: { actorId: 'someone else' } });
    expect(await findBrokenEntry(ctx)).toBe(number);
    await audit.in(ctx.db).updateOne({ _id: number }, { $set: { actorId: admin.userId } });
    await audit.in(ctx.db).deleteOne({ _id: number });
    expect(await findBrokenEntry(ctx)).toBe(number + 1);
    await updateSettings(ctx, admin, { roomsCreatedBy: 'everyone' });
  });
});

describe('a room', () => {
  it('gets another owner, and is deleted with all that was written in it', async () => {
    const { ctx } = workspace;
    const [olga, pia] = [await join('olga'), await join('pia')];
    const room = await createRoom(ctx, olga, { name: 'Old', visibility: 'private', memberIds: [pia.userId] });
    await say(olga, room.id, 'hello');
    await flushSummaries(ctx);
    const changed = await updateAdminRoom(ctx, admin, { id: room.id, ownerId: pia.userId, isArchived: true });
    expect(changed).toMatchObject({ archivedAt: expect.any(String), messageCount: 1 });
    expect(new Set(changed.ownerIds)).toEqual(new Set([olga.userId, pia.userId]));
    await deleteRoom(ctx, admin, { id: room.id });
    await expect(getConversation(ctx, olga, { id: room.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteRoom(ctx, admin, { id: room.id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('messages that are kept for a time', () => {
  it('are deleted after it, and no others', async () => {
    const { ctx } = workspace;
    const [rosa, tom] = [await join('rosa'), await join('tom.k')];
    const { conversation } = await openDirect(ctx, rosa, { userId: tom.userId });
    await say(rosa, conversation.id, 'old');
    await updateSettings(ctx, admin, { retentionDays: 30 });
    expect(await sweepRetention(ctx)).toBe(0);
    const later = { ...ctx, now: () => new Date(Date.now() + 31 * 24 * 60 * 60 * 1000) };
    expect(await sweepRetention(later)).toBeGreaterThan(0);
    await say(rosa, conversation.id, 'new');
    expect(await sweepRetention(ctx)).toBe(0);
    const { items } = await listMessages(ctx, tom, { conversationId: conversation.id, limit: 10 });
    expect(items.map(({ body }) => body)).toEqual(['', 'new']);
    await updateSettings(ctx, admin, { retentionDays: null });
  });
});

describe('a closed account', () => {
  it('is gone for others at once, comes back by signing in, and is erased after 14 days', async () => {
    const { ctx } = workspace;
    const [lena, max] = [await join('lena'), await join('max')];
    const { conversation } = await openDirect(ctx, lena, { userId: max.userId });
    const room = await createRoom(ctx, lena, { name: 'Hers', visibility: 'public', memberIds: [max.userId] });
    await say(lena, conversation.id, 'remember me');
    await closeAccount(ctx, lena, { password, messages: 'delete' });
    expect(await findCallerBySession(ctx, lena.sessionId ?? '')).toBeNull();
    await expect(createToken(ctx, from, { username: 'lena', password })).rejects.toMatchObject({
      code: 'account_closed',
    });
    const { sessionId } = await signIn(ctx, from, { username: 'lena', password });
    const again = await findCallerBySession(ctx, sessionId);
    if (!again) throw new Error('not signed in');
    await closeAccount(ctx, again, { password, messages: 'delete' });
    expect(await sweepAccounts(ctx)).toBe(0);
    const later = { ...ctx, now: () => new Date(Date.now() + 14.1 * 24 * 60 * 60 * 1000) };
    expect(await sweepAccounts(later)).toBe(1);
    const stored = await users.in(ctx.db).findOne({ _id: lena.userId });
    expect(stored).toMatchObject({ state: 'gone', displayName: 'Former member', email: null });
    expect(JSON.stringify({ ...stored, usernameKey: '' })).not.toContain('lena');
    const { items } = await listMessages(ctx, max, { conversationId: conversation.id, limit: 50 });
    expect(items).toMatchObject([{ body: '', deletedAt: expect.any(String) }]);
    expect(await getConversation(ctx, max, { id: room.id })).toMatchObject({
      myRole: 'owner',
      memberCount: 1,
    });
    await expect(signIn(ctx, from, { username: 'lena', password })).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    await expect(join('lena')).rejects.toMatchObject({ code: 'username_taken' });
  });

  it('is erased on its day also when it was suspended meanwhile, and ending that does not open it', async () => {
    const { ctx } = workspace;
    const [nora, otto] = [await join('nora'), await join('otto')];
    for (const each of [nora, otto]) {
      await updateMe(ctx, each, { timeZone: 'Asia/Kolkata', browserTimeZone: 'Europe/Berlin' });
      await closeAccount(ctx, each, { password, messages: 'keep' });
      const { erasedAt } = await updateUser(ctx, admin, { id: each.userId, state: 'suspended' });
      expect(erasedAt).not.toBeNull();
    }
    const in13Days = { ...ctx, now: () => new Date(Date.now() + 13 * DAY_MS) };
    expect(await updateUser(in13Days, programAdmin(), { id: otto.userId, state: 'active' })).toMatchObject({
      state: 'leaving',
      suspension: null,
    });
    const [entry] = (await listAudit(ctx, admin, { limit: 1 })).items;
    expect(entry).toMatchObject({ action: 'user.restore', after: { state: 'leaving' } });
    expect(await sweepAccounts(in13Days)).toBe(0);
    const in15Days = { ...ctx, now: () => new Date(Date.now() + 15 * DAY_MS) };
    for (const each of [nora, otto])
      await expect(
        updateUser(in15Days, programAdmin(), { id: each.userId, state: 'active' }),
      ).rejects.toMatchObject({ code: 'not_found' });
    expect(await sweepAccounts(in15Days)).toBe(2);
    for (const each of [nora, otto]) {
      const stored = await users.in(ctx.db).findOne({ _id: each.userId });
      expect(stored).toMatchObject({ state: 'gone', displayName: 'Former member' });
      expect(stored).not.toHaveProperty('suspension');
      expect(JSON.stringify(stored)).not.toMatch(/Kolkata|Berlin/);
    }
  });

  it('that was suspended meanwhile comes back by signing in once the suspension has ended', async () => {
    const { ctx } = workspace;
    const rita = await join('rita');
    await closeAccount(ctx, rita, { password, messages: 'keep' });
    await updateUser(ctx, admin, { id: rita.userId, state: 'suspended' });
    const again = () => signIn(ctx, from, { username: 'rita', password });
    await expect(again()).rejects.toMatchObject({ code: 'account_suspended' });
    await updateUser(ctx, admin, { id: rita.userId, state: 'active' });
    await again();
    const stored = await users.in(ctx.db).findOne({ _id: rita.userId });
    expect(stored).not.toHaveProperty('state');
    expect(stored).not.toHaveProperty('leaving');
  });
});
