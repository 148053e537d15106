import { users } from '../../lib/accounts/users.ts';
import { createContact } from '../../lib/contacts/edit/create-contact.ts';
import { startImport } from '../../lib/contacts/import/import-contacts.ts';
import type { Context } from '../../lib/context/context.ts';
import { type ContactInput, contactInputSchema } from '../../lib/contract/contacts/contact.ts';
import { newId } from '../../lib/contract/values/new-id.ts';
import { conversations } from '../../lib/conversations/conversations.ts';
import { type MemberDoc, memberId, members } from '../../lib/conversations/members.ts';
import { createRoom } from '../../lib/conversations/rooms/create-room.ts';
import { messages } from '../../lib/messages/messages.ts';
import { sendMessage } from '../../lib/messages/send/send-message.ts';
import { flushSummaries } from '../../lib/messages/send/write-summaries.ts';
import { addPerson } from '../../lib/testing/test-context.ts';
import type { Caller } from '../../lib/use-case/caller.ts';
import { appendAudit } from '../../lib/workspace/audit.ts';

const CONTACTS = 2_000;
const LARGEST = 60;
const ROOMS = 1_000;
const PEOPLE = 1_000;
const MESSAGES = 200;
const AUDITED = 1_000;

/** A workspace in which everything is as large as the limits let one person, or a large company, make it. */
export interface LargeWorkspace {
  readonly ctx: Context;
  readonly admin: Caller;
  /** With a thousand members and two hundred of the longest messages. */
  readonly roomId: string;
  readonly memberIds: readonly string[];
  /** Two of the largest contacts. */
  readonly largestIds: readonly [string, string];
}

export async function fillWorkspace(ctx: Context, caller: Caller): Promise<LargeWorkspace> {
  const admin: Caller = { ...caller, role: 'admin' };
  const memberIds = await addPeople(ctx);
  const roomId = await addRooms(ctx, caller, memberIds);
  await addMessages(ctx, caller, roomId);
  await addContacts(ctx, caller);
  const first = await createContact(ctx, caller, largestContact(0));
  const second = await createContact(ctx, caller, largestContact(1));
  for (let at = 2; at < LARGEST; at += 1) await createContact(ctx, caller, largestContact(at));
  for (let at = 0; at < AUDITED; at += 1)
    await appendAudit(ctx, admin, {
      action: 'user.suspend',
      target: { kind: 'user', id: memberIds[at % memberIds.length] ?? '' },
      before: { state: 'active' },
      after: { state: 'suspended' },
    });
  return { ctx, admin, roomId, memberIds, largestIds: [first.id, second.id] };
}

async function addPeople(ctx: Context): Promise<string[]> {
  const { userId } = await addPerson(ctx, 'someone');
  const someone = await users.in(ctx.db).findOne({ _id: userId });
  if (!someone) throw new Error('The person was not stored.');
  const people = Array.from({ length: PEOPLE - 2 }, (_, at) => ({
    ...someone,
    _id: newId(),
    username: `p${at}`,
    usernameKey: `p${at}`,
    displayName: `Person ${at}`,
    nameKey: `person ${at}`,
    searchKeys: ['person', `p${at}`],
  }));
  await users.in(ctx.db).insertMany(people);
  return [userId, ...people.map(({ _id }) => _id)];
}

/** A thousand rooms of the caller, the first with a thousand members; the others are copies of one. */
async function addRooms(ctx: Context, caller: Caller, memberIds: readonly string[]): Promise<string> {
  const room = { visibility: 'private' as const, topic: '' };
  const full = await createRoom(ctx, caller, { ...room, name: 'Everyone', memberIds: [...memberIds] });
  const one = await createRoom(ctx, caller, { ...room, name: 'Copied', memberIds: memberIds.slice(0, 9) });
  const doc = await conversations.in(ctx.db).findOne({ _id: one.id });
  const within = await members.in(ctx.db).find({ conversationId: one.id }).toArray();
  if (!doc?.room) throw new Error('The room was not stored.');
  const copies = Array.from({ length: ROOMS - 2 }, (_, at) => ({
    ...doc,
    _id: newId(),
    room: { ...doc.room, slug: `copied-${at}`, name: `Room ${at}`, nameKey: `room ${at}` },
  })) as (typeof doc)[];
  await conversations.in(ctx.db).insertMany(copies);
  for (const { _id } of copies)
    await members.in(ctx.db).insertMany(
      within.map(
        (member): MemberDoc => ({
          ...member,
          _id: memberId(_id, member.userId),
          conversationId: _id,
        }),
      ),
    );
  return full.id;
}

/** As long as a message may be, with as many kinds of reactions as it may have, one of each member. */
async function addMessages(ctx: Context, caller: Caller, conversationId: string): Promise<void> {
  for (let at = 0; at < MESSAGES; at += 1)
    await sendMessage(ctx, caller, { conversationId, clientId: newId(), body: '€'.repeat(4_000) });
  await flushSummaries(ctx);
  const userIds = Array.from({ length: PEOPLE / 20 }, () => newId());
  const reactions = Array.from({ length: 20 }, (_, at) => ({
    emoji: String.fromCodePoint(0x1f600 + at),
    userIds,
  }));
  await messages.in(ctx.db).updateMany({ conversationId }, { $set: { reactions } });
}

async function addContacts(ctx: Context, caller: Caller): Promise<void> {
  const lines = Array.from(
    { length: CONTACTS },
    (_, at) => `Someone ${at},+44208${1_000_000 + at},s${at}@mail.example`,
  );
  const bytes = new TextEncoder().encode(`Name,Phone,Email\n${lines.join('\n')}`);
  await (await startImport(ctx, caller, { bytes, format: 'csv', map: null })).done;
}

const ITEMS = 50;

/** A contact in which every field is full. */
export function largestContact(at: number): ContactInput {
  const items = <T>(item: (index: number) => T) => Array.from({ length: ITEMS }, (_, index) => item(index));
  return contactInputSchema.parse({
    name: `Largest ${at} ${'n'.repeat(180)}`,
    organization: 'o'.repeat(200),
    title: 't'.repeat(200),
    notes: '€'.repeat(10_000),
    phones: items((index) => ({ label: 'work', value: `+44 20 ${70_000_000 + at * ITEMS + index}` })),
    emails: items((index) => ({ label: 'work', value: `${'e'.repeat(60)}${index}@mail-${at}.example` })),
    addresses: items((index) => ({
      street: `${index} ${'€'.repeat(490)}`,
      city: '€'.repeat(200),
      region: '€'.repeat(200),
    })),
    websites: items((index) => ({ value: `https://example.org/${index}/${'w'.repeat(1_950)}` })),
    tags: items((index) => `tag ${index}`),
  });
}
