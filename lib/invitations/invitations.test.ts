import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getContact } from '../contacts/address-book/get-contact.ts';
import { createContact } from '../contacts/edit/create-contact.ts';
import { deleteContact } from '../contacts/edit/delete-contact.ts';
import { updateContact } from '../contacts/edit/update-contact.ts';
import { signUpSchema } from '../contract/accounts/account.ts';
import { EMPTY_FIELDS } from '../contract/contacts/contact-fields.ts';
import { newId } from '../contract/values/new-id.ts';
import { listConversations } from '../conversations/list-conversations.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { recordFacts } from '../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { createInvitation } from './create-invitation.ts';
import { endInvitation } from './end-invitation.ts';
import { joinWorkspace } from './join-workspace.ts';
import { listInvitations } from './list-invitations.ts';
import { whyNoInvitation } from './policy.ts';

const from = { address: '192.0.2.1', device: 'curl/8' };
const origin = 'https://parley.example.org';
let workspace: TestContext;
let count = 0;

beforeAll(async () => {
  workspace = await createTestContext({ SIGNUP: 'invite' });
  await joinWorkspace(workspace.ctx, from, form());
});
afterAll(() => workspace.close());

function form(invitation?: string) {
  count += 1;
  const name = { username: `newcomer.${count}x`, displayName: 'New Comer', password: 'a harmless bicycle' };
  return signUpSchema.parse({ ...name, ...(invitation === undefined ? {} : { invitation }) });
}

it('lets so many in as it says, also when more come at once, into the rooms it names', async () => {
  const { ctx, otherProcess } = workspace;
  const ada = await addPerson(ctx, 'ada');
  const room = await createRoom(ctx, ada, { name: 'Climbing', visibility: 'private' });
  const { token, url } = await createInvitation(ctx, ada, { maxUses: 2, roomIds: [room.id], origin });
  expect(url).toBe(`${origin}/join/${token}`);
  const other = otherProcess();
  const tried = await Promise.allSettled(
    Array.from({ length: 5 }, (_, index) => joinWorkspace(index % 2 ? ctx : other, from, form(token))),
  );
  const joined = tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  expect(joined).toHaveLength(2);
  for (const each of tried) {
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'invitation_ended' });
  }
  const [newcomer] = joined;
  const caller = { ...ada, userId: newcomer?.id ?? '' };
  const { items } = await listConversations(ctx, caller, {});
  expect(items.map(({ id }) => id)).toEqual([room.id]);
});

it('gives the use back when the account could not be made', async () => {
  const { ctx } = workspace;
  const grace = await addPerson(ctx, 'grace');
  const { token, id } = await createInvitation(ctx, grace, { origin });
  const taken = { ...form(token), username: 'grace' };
  await expect(joinWorkspace(ctx, from, taken)).rejects.toMatchObject({ code: 'username_taken' });
  await expect(joinWorkspace(ctx, from, { ...form(token), password: '1234567890' })).rejects.toMatchObject({
    code: 'invalid',
  });
  expect(await joinWorkspace(ctx, from, form(token))).toMatchObject({ role: 'member' });
  const { items } = await listInvitations(ctx, grace, {});
  expect(items.some((each) => each.id === id)).toBe(false);
});

it('answers the same for one that was used up, ended, expired or never was', async () => {
  const { ctx } = workspace;
  const joan = await addPerson(ctx, 'joan');
  const ended = await createInvitation(ctx, joan, { origin });
  await endInvitation(ctx, joan, { id: ended.id });
  const late = await createInvitation(ctx, joan, { expiresInDays: 1, origin });
  const tomorrow = { ...ctx, now: () => new Date(Date.now() + 25 * 60 * 60 * 1000) };
  await expect(joinWorkspace(ctx, from, form(ended.token))).rejects.toMatchObject({
    code: 'invitation_ended',
  });
  await expect(joinWorkspace(ctx, from, form('nothing'))).rejects.toMatchObject({ code: 'invitation_ended' });
  await expect(joinWorkspace(tomorrow, from, form(late.token))).rejects.toMatchObject({
    code: 'invitation_ended',
  });
  await expect(joinWorkspace(ctx, from, form())).rejects.toMatchObject({ code: 'invitation_required' });
});

it('lets members see and end their own only, and make no administrators', async () => {
  const { ctx } = workspace;
  const mary = await addPerson(ctx, 'mary');
  const other = await addPerson(ctx, 'hedy');
  const { id } = await createInvitation(ctx, mary, { label: 'For the club', origin });
  await expect(endInvitation(ctx, other, { id })).rejects.toMatchObject({ code: 'not_found' });
  expect((await listInvitations(ctx, other, {})).items).toEqual([]);
  await expect(createInvitation(ctx, mary, { role: 'admin', origin })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const hidden = await createRoom(ctx, other, { name: 'Theirs', visibility: 'private' });
  await expect(createInvitation(ctx, mary, { roomIds: [hidden.id], origin })).rejects.toMatchObject({
    code: 'invalid',
  });
  const admin = { ...mary, role: 'admin' as const };
  expect((await listInvitations(ctx, admin, {})).items.some((each) => each.id === id)).toBe(true);
});

describe('an invitation of a contact', () => {
  const invited = async (more: object = {}, emails = ['priya@example.org', 'p@work.example']) => {
    const { ctx } = workspace;
    const ada = await addPerson(ctx, newId());
    const contact = await createContact(ctx, ada, {
      ...EMPTY_FIELDS,
      name: 'Priya',
      emails: emails.map((value) => ({ label: '', value })),
    });
    const made = await createInvitation(ctx, ada, { contactId: contact.id, origin, ...more });
    return { ctx, ada, contact, token: made.token };
  };
  const joinWith = (token: string, email?: string) =>
    joinWorkspace(workspace.ctx, from, { ...form(token), ...(email === undefined ? {} : { email }) });

  it.each([undefined, 'P@Work.example'])('links it to who joins, with the e-mail %s', async (email) => {
    const { ctx, ada, contact, token } = await invited();
    const facts = recordFacts(ctx.bus, 'contact');
    const newcomer = await joinWith(token, email);
    expect(await getContact(ctx, ada, { id: contact.id })).toMatchObject({
      userId: newcomer.id,
      updatedByUserId: ada.userId,
    });
    expect(facts.recorded).toMatchObject([
      { event: 'contact:updated', payload: { changedFields: ['userId'] } },
    ]);
    facts.stop();
  });

  it('does not link it to who joins with an address that is not the contact’s', async () => {
    const { ctx, ada, contact, token } = await invited();
    await joinWith(token, 'somebody@else.example');
    expect(await getContact(ctx, ada, { id: contact.id })).toMatchObject({ userId: null });
  });

  it('lets its person join when the contact is gone or linked by then, and leaves that as it is', async () => {
    const { ctx, ada, contact, token } = await invited();
    await deleteContact(ctx, ada, { id: contact.id });
    await joinWith(token);
    const other = await invited();
    await updateContact(ctx, other.ada, { id: other.contact.id, patch: { userId: ada.userId } });
    await joinWith(other.token);
    expect(await getContact(ctx, ada, { id: other.contact.id })).toMatchObject({ userId: ada.userId });
  });

  it('is for one person, of a contact that is there and has no account', async () => {
    const { ctx, ada, contact, token } = await invited();
    const refused = { code: 'invalid' };
    const again = (more: object) => createInvitation(ctx, ada, { contactId: contact.id, origin, ...more });
    await expect(again({ maxUses: 2 })).rejects.toMatchObject(refused);
    await expect(again({ contactId: newId() })).rejects.toMatchObject(refused);
    await joinWith(token);
    await expect(again({})).rejects.toMatchObject(refused);
  });
});

it.each([
  ['open', 'everyone', 'member', null],
  ['invite', 'admins', 'member', 'forbidden'],
  ['invite', 'admins', 'admin', null],
  ['closed', 'everyone', 'admin', 'signup_closed'],
] as const)('with “%s” and invitations by %s, a %s is told %s', (signUp, invitedBy, role, expected) => {
  expect(whyNoInvitation({ signUp, invitedBy }, { role })).toBe(expected);
});
