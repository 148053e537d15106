import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeAccount } from '../accounts/closing/close-account.ts';
import { putAvatar } from '../accounts/profile/change-avatar.ts';
import { updateMe } from '../accounts/profile/update-me.ts';
import { findCallerBySession } from '../accounts/sessions/find-caller-by-session.ts';
import { createToken } from '../accounts/tokens/create-token.ts';
import { createResetLink } from '../admin/people/create-reset-link.ts';
import { deleteUser } from '../admin/people/delete-user.ts';
import { updateUser } from '../admin/people/update-user.ts';
import { getContact } from '../contacts/address-book/get-contact.ts';
import { contacts } from '../contacts/contacts.ts';
import { createContact } from '../contacts/edit/create-contact.ts';
import { deleteContact } from '../contacts/edit/delete-contact.ts';
import { putBack } from '../contacts/edit/put-back.ts';
import { restoreContact } from '../contacts/edit/restore-contact.ts';
import { setFavourite } from '../contacts/edit/set-favourite.ts';
import { updateContact } from '../contacts/edit/update-contact.ts';
import { listContactHistory } from '../contacts/history/history.ts';
import { startImport } from '../contacts/import/import-contacts.ts';
import type { Context } from '../context/context.ts';
import { signUpSchema } from '../contract/accounts/account.ts';
import { EMPTY_FIELDS } from '../contract/contacts/contact-fields.ts';
import { newId } from '../contract/values/new-id.ts';
import { blockPerson } from '../conversations/direct/block-person.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { saveDraft } from '../conversations/drafts/save-draft.ts';
import { updateMembership } from '../conversations/members/update-membership.ts';
import { members } from '../conversations/members.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { files } from '../files/files.ts';
import { createInvitation } from '../invitations/create-invitation.ts';
import { signUp } from '../invitations/join-workspace.ts';
import { editMessage } from '../messages/change/edit-message.ts';
import { setReaction } from '../messages/change/set-reaction.ts';
import { messages } from '../messages/messages.ts';
import { setPin } from '../messages/pins/set-pin.ts';
import { setSaved } from '../messages/saved/set-saved.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { flushSummaries } from '../messages/send/write-summaries.ts';
import { reportMessage } from '../moderation/report-message.ts';
import { birthdayNotices } from '../notices/birthdays/birthday-notices.ts';
import { noticeSummaries } from '../notices/deliver/summaries.ts';
import { notices } from '../notices/stored/notices.ts';
import { createPace } from '../process/pace.ts';
import { indexConversation } from '../search/indexing/index-conversation.ts';
import { collections } from '../server/start-runtime.ts';
import { addFile } from '../testing/files/add-file.ts';
import { createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import { erasureInventory } from './inventory.ts';
import { sweepAccounts } from './sweep-accounts.ts';

const from = { address: '192.0.2.1', device: 'Quillphone' };
const password = 'a harmless bicycle';
const origin = 'https://parley.example.org';
const MESSAGE_WORD = 'quetzalcoatlus';

let workspace: TestContext;
let ctx: Context;
let boss: Caller;
let friend: Caller;

async function join(username: string, more: object = {}): Promise<Caller> {
  const form = signUpSchema.parse({ username, displayName: username, password, ...more });
  const { sessionId } = await signUp(ctx, from, form);
  const caller = await findCallerBySession(ctx, sessionId);
  if (!caller) throw new Error('not signed in');
  return caller;
}

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  boss = await join('boss');
  friend = await join('friend');
});
afterAll(() => workspace.close());

/** Somebody who has left something in every collection that there is. */
async function settled(username: string) {
  const invitation = await createInvitation(ctx, boss, { origin, label: 'For the club' });
  const names = { displayName: `Zephyrine ${username}`, email: `${username}@quill.example` };
  const self = await join(username, { ...names, invitation: invitation.token });
  await updateMe(ctx, self, { status: `Away, says ${username}`, timeZone: 'Asia/Kolkata' });
  await putAvatar(ctx, self, { bytes: PIXEL });
  await createToken(ctx, from, { username, password, label: `${username} script` });
  await createInvitation(ctx, self, { origin });
  await createResetLink(ctx, { ...boss, sessionId: null }, { id: self.userId, origin });
  await updateUser(ctx, { ...boss, sessionId: null }, { id: self.userId, role: 'admin' });
  const { conversationId, said } = await talk(self);
  const linked = await keepContacts(self);
  const at = ctx.now();
  await notices.in(ctx.db).insertMany(
    [self, friend].map(({ userId }, index) => ({
      _id: `${said}:${userId}`,
      userId,
      messageId: said,
      conversationId,
      seq: 1,
      answersUserId: index === 0 ? null : self.userId,
      why: 'direct' as const,
      what: 'shown' as const,
      devices: [],
      at,
      isUrgent: false,
      tries: 1,
    })),
  );
  await noticeSummaries.in(ctx.db).insertOne({ _id: self.userId, dueAt: at });
  await birthdayNotices.in(ctx.db).insertOne({ _id: `${self.userId}:2026-03-01`, at, isSent: true });
  return { self, conversationId, said, linked };
}

const say = async (by: Caller, conversationId: string, more: object = {}) =>
  (await sendMessage(ctx, by, { conversationId, clientId: newId(), body: MESSAGE_WORD, ...more })).message.id;

/** Messages with a voice message, a card, reactions and pins; what one saves, drafts and chooses; blocks and reports. */
async function talk(self: Caller) {
  const { conversation } = await openDirect(ctx, self, { userId: friend.userId });
  const conversationId = conversation.id;
  const theirs = await say(friend, conversationId, { body: 'hello' });
  const card = await createContact(ctx, friend, { ...EMPTY_FIELDS, name: 'A Third' });
  const voice = await addFile(ctx, self, { name: 'voice.webm', type: 'audio/webm', kind: 'audio' });
  const said = await say(self, conversationId, { fileIds: [voice._id], contactIds: [card.id] });
  await editMessage(ctx, self, { id: said, body: `${MESSAGE_WORD} again` });
  await addFile(ctx, self, { name: 'not-sent.txt' });
  await setPin(ctx, self, { id: theirs, isOn: true });
  await setReaction(ctx, self, { id: theirs, emoji: '👍', isOn: true });
  await setSaved(ctx, self, { id: theirs, isOn: true });
  await setSaved(ctx, friend, { id: said, isOn: true });
  await saveDraft(ctx, self, { conversationId, deviceId: newId(), deviceName: 'Quillphone', body: 'half' });
  const mutedUntil = new Date(Date.now() + 3_600_000).toISOString();
  await updateMembership(ctx, self, { id: conversationId, notify: 'nothing', mutedUntil, isPinned: true });
  await reportMessage(ctx, friend, { id: said, reason: 'other' });
  const room = await createRoom(ctx, self, { name: newId(), visibility: 'public', memberIds: [boss.userId] });
  await say(self, room.id);
  for (const id of [conversationId, room.id]) await indexConversation(ctx, id, { pace: createPace() });
  await flushSummaries(ctx);
  await blockPerson(ctx, boss, { id: self.userId });
  await blockPerson(ctx, self, { id: boss.userId });
  return { conversationId, said };
}

/** Contacts that are linked to the account, one of them in the bin; a favourite, changes, and an import. */
async function keepContacts(self: Caller) {
  const linked = await createContact(ctx, friend, { ...EMPTY_FIELDS, name: 'Linked', userId: self.userId });
  const binned = await createContact(ctx, friend, { ...EMPTY_FIELDS, name: 'Binned', userId: self.userId });
  await deleteContact(ctx, friend, { id: binned.id });
  for (const value of ['42', '43'])
    await updateContact(ctx, self, {
      id: linked.id,
      patch: { notes: `size ${value}`, customFields: [{ label: 'Shoe size', value }] },
    });
  await setFavourite(ctx, self, { id: linked.id, favourite: true });
  const bytes = new TextEncoder().encode(`Name,Phone\n${newId()},1\n${'x'.repeat(2_000)},2\n`);
  await (await startImport(ctx, self, { bytes, format: 'csv', map: null })).done;
  return { linked: linked.id, binned: binned.id };
}

// The smallest picture: one white pixel.
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

/** The collections of which a document contains this text. */
async function whereIs(text: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const collection of collections) {
    for await (const doc of collection.in(ctx.db).find({}))
      if (JSON.stringify(doc).toLowerCase().includes(text.toLowerCase())) found.add(collection.name);
  }
  return found;
}

const in15Days = () => ({ ...ctx, now: () => new Date(Date.now() + 15 * 24 * 60 * 60 * 1000) });
const leaving = (what: string) =>
  Object.keys(erasureInventory).filter((name) => erasureInventory[name]?.leaves === what);

describe('an erased account', () => {
  it('has a line in the inventory for each collection, and is in every one that may hold something', async () => {
    expect(new Set(Object.keys(erasureInventory))).toEqual(new Set(collections.map(({ name }) => name)));
    const { self } = await settled('marguerite');
    const about = await whereIs(self.userId);
    const empty = Object.entries(erasureInventory).filter(([, { how }]) => how.startsWith('Holds nothing'));
    for (const [name] of empty) expect(about, name).not.toContain(name);
    const held = collections.map(({ name }) => name).filter((name) => !empty.some(([each]) => each === name));
    // They name no account in letters.
    const other = [
      'previewPictures',
      'contactPhotos',
      'contactImportsLeftOut',
      'noticeTasks',
      'searchWords',
      'searchPosts',
      'conversations',
    ];
    expect(held.filter((name) => !about.has(name) && !other.includes(name))).toEqual([]);
  });

  it.each(['keep', 'delete'] as const)('leaves what the inventory says, messages: %s', async (kind) => {
    const username = `ottilie.${kind}`;
    const { self, conversationId, said } = await settled(username);
    await closeAccount(ctx, self, { password, messages: kind });
    expect(await sweepAccounts(in15Days())).toBe(1);
    await flushSummaries(ctx);
    await indexConversation(ctx, conversationId, { pace: createPace() });
    const named = await whereIs(username);
    const known = await whereIs(self.userId);
    for (const name of leaving('nothing')) {
      expect(known, `an id in ${name}`).not.toContain(name);
      expect(named, `a name in ${name}`).not.toContain(name);
    }
    // Only the key of the username stays, so that no one takes it over.
    expect([...named].filter((name) => name !== 'users')).toEqual([]);
    expect([...(await whereIs('Zephyrine ottilie'))]).toEqual([]);
    expect(await members.in(ctx.db).findOne({ conversationId, userId: self.userId })).toMatchObject({
      notify: null,
      mutedUntil: null,
    });
    const member = await members.in(ctx.db).findOne({ conversationId, userId: self.userId });
    expect(member).not.toHaveProperty('pinnedAt');
    const message = await messages.in(ctx.db).findOne({ _id: said });
    const voice = await files.in(ctx.db).findOne({ ownerId: self.userId, name: 'voice.webm' });
    if (kind === 'keep') {
      expect(message).toMatchObject({ body: `${MESSAGE_WORD} again`, files: [{ name: 'voice.webm' }] });
      expect(voice?.state).toBe('sent');
    } else {
      expect(message).toMatchObject({ body: '', files: [], contacts: [], earlier: [] });
      expect(voice?.state).toBe('gone');
      expect(await files.in(ctx.db).countDocuments({ ownerId: self.userId, state: { $ne: 'gone' } })).toBe(0);
    }
  });

  it('that an administrator erased is named in the audit alone', async () => {
    const { self } = await settled('wilhelmine');
    await deleteUser(ctx, { ...boss, sessionId: null }, { id: self.userId });
    expect(await whereIs('wilhelmine')).toEqual(new Set(['audit', 'users']));
  });

  it('is linked to no contact any more, and cannot be linked again', async () => {
    const { self, linked } = await settled('leopoldine');
    await deleteUser(ctx, { ...boss, sessionId: null }, { id: self.userId });
    expect(await contacts.in(ctx.db).countDocuments({ userId: self.userId })).toBe(0);
    expect(await getContact(ctx, friend, { id: linked.linked })).toMatchObject({ userId: null });
    const { items } = await listContactHistory(ctx, friend, { id: linked.linked });
    expect(items[0]).toMatchObject({
      byUserId: self.userId,
      changes: [{ field: 'userId', before: self.userId, after: null }],
    });
    expect(await restoreContact(ctx, friend, { id: linked.binned })).toMatchObject({ userId: null });
    const refusal = { code: 'invalid' };
    const revision = items[0]?.revision ?? 0;
    await expect(
      putBack(ctx, friend, { id: linked.linked, revision, field: 'userId' }),
    ).rejects.toMatchObject(refusal);
    await expect(
      updateContact(ctx, friend, { id: linked.linked, patch: { userId: self.userId } }),
    ).rejects.toMatchObject(refusal);
  });
});
