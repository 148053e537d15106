import { recordSeen } from '../../lib/accounts/people/record-seen.ts';
import { updateMe } from '../../lib/accounts/profile/update-me.ts';
import { createAccount } from '../../lib/accounts/sign-up/create-account.ts';
import { createContact } from '../../lib/contacts/edit/create-contact.ts';
import { setFavourite } from '../../lib/contacts/edit/set-favourite.ts';
import type { Context } from '../../lib/context/context.ts';
import { contactInputSchema } from '../../lib/contract/contacts/contact.ts';
import { openDirect } from '../../lib/conversations/direct/open-direct.ts';
import { setMember } from '../../lib/conversations/members/set-member.ts';
import { createRoom } from '../../lib/conversations/rooms/create-room.ts';
import { editMessage } from '../../lib/messages/change/edit-message.ts';
import { setReaction } from '../../lib/messages/change/set-reaction.ts';
import { moveReadPosition } from '../../lib/messages/read-positions/move-positions.ts';
import { sendMessage } from '../../lib/messages/send/send-message.ts';
import type { Caller } from '../../lib/use-case/caller.ts';
import { contacts } from './contacts.ts';
import { type Talk, talks } from './conversations.ts';
import { PASSWORD, people, type Username } from './people.ts';
import { type RoomLine, type RoomTalk, roomTalks } from './rooms.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

type Callers = ReadonlyMap<Username, Caller>;

/** Fills an empty workspace with the sample people, contacts and conversations, as if it had happened before now. */
export async function fillWorkspace(ctx: Context): Promise<void> {
  const unlimited: Context = { ...ctx, env: { ...ctx.env, RATE_LIMITS: false, SIGNUP: 'open' } };
  const callers = await addPeople(unlimited);
  await addContacts(unlimited, callers);
  await addDuplicates(unlimited, callers);
  for (const talk of talks) await addTalk(unlimited, callers, talk);
  for (const talk of roomTalks) await addRoom(unlimited, callers, talk);
}

/** The same workspace at another time. */
function at(ctx: Context, msAgo: number): Context {
  const then = Date.now() - msAgo;
  return { ...ctx, now: () => new Date(then) };
}

async function addPeople(ctx: Context): Promise<Callers> {
  const callers = new Map<Username, Caller>();
  for (const { username, displayName, status } of people) {
    const from = { address: '127.0.0.1', device: 'sample data' };
    const input = {
      username,
      displayName,
      password: PASSWORD,
      email: `${username}@lanternfestival.example`,
    };
    const { id, role } = await createAccount(at(ctx, 30 * DAY_MS), from, input);
    const caller = { userId: id, role, sessionId: null, tokenId: null, scope: 'full' as const };
    await updateMe(ctx, caller, { status });
    callers.set(username, caller);
  }
  return callers;
}

const BIRTHDAY_EACH = 4;
const FAVOURITE_EACH = 9;

async function addContacts(ctx: Context, callers: Callers): Promise<void> {
  for (const [index, { person, tags, ...row }] of contacts.entries()) {
    const author = people[index % people.length]?.username ?? 'asha';
    const { phone, email, ...fields } = row;
    const site = email.split('@')[1];
    const input = contactInputSchema.parse({
      ...fields,
      phones: [{ label: 'Work', value: phone }],
      emails: [{ label: 'Work', value: email }],
      websites: fields.organization === '' ? [] : [{ label: 'Work', value: `https://www.${site}` }],
      birthday: index % BIRTHDAY_EACH === 0 ? birthdayOf(index) : '',
      tags: tags.split(',').map((tag) => tag.trim()),
      ...(person ? { userId: callerOf(callers, person).userId } : {}),
    });
    const { id } = await createContact(
      at(ctx, (28 * DAY_MS * (contacts.length - index)) / contacts.length),
      callerOf(callers, author),
      input,
    );
    if (index % FAVOURITE_EACH === 0) {
      await setFavourite(ctx, callerOf(callers, 'asha'), { id, favourite: true });
    }
  }
}

/** Contacts that were added a second time, in another way, for the page that finds them. */
async function addDuplicates(ctx: Context, callers: Callers): Promise<void> {
  const twice = [
    { name: 'Adaeze Obi', phone: '+44 (0)20 7946-0101', notes: 'Met at the food fair.' },
    { name: 'Birgit Hansen (generators)', email: 'BIRGIT@hansenpower.example', phone: '+45 00 12 34 56' },
    { name: 'Keller, Jasmin', email: 'jasmin@berglicht.example', tags: ['artist', 'string quartet'] },
  ];
  for (const [index, fields] of twice.entries()) {
    const author = people[index % people.length]?.username ?? 'asha';
    await createContact(
      at(ctx, (3 - index) * DAY_MS),
      callerOf(callers, author),
      contactInputSchema.parse(fields),
    );
  }
}

/** A made-up day without its year, as people say it. */
function birthdayOf(index: number): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `--${twoDigits((index % 12) + 1)}-${twoDigits((index % 28) + 1)}`;
}

async function addTalk(
  ctx: Context,
  callers: Callers,
  { between, minutesAgo, unread, lines }: Talk,
): Promise<void> {
  const [first, second] = between.map((username) => callerOf(callers, username));
  if (!first || !second) throw new Error('A conversation has two people.');
  const began = at(ctx, (minutesAgo + minutesOf(lines)) * MINUTE_MS);
  const { conversation } = await openDirect(began, first, { userId: second.userId });
  let last: Caller = first;
  for (const [index, line] of lines.entries()) {
    last = line.startsWith(between[0].charAt(0)) ? first : second;
    const time = at(ctx, (minutesAgo + minutesOf(lines.slice(index + 1))) * MINUTE_MS);
    const message = { clientId: `sample-${index}`, body: line.slice(2) };
    await sendMessage(time, last, { conversationId: conversation.id, ...message });
    await recordSeen(time, [last.userId]);
  }
  const reader = last === first ? second : first;
  await moveReadPosition(ctx, reader, { conversationId: conversation.id, seq: lines.length - unread });
}

/** A room with what was said, answered, corrected and reacted to in it, each at its time. */
async function addRoom(ctx: Context, callers: Callers, talk: RoomTalk): Promise<void> {
  const { members, admins = [], minutesAgo, unread, lines, ...about } = talk;
  const [owner, ...others] = members.map((username) => callerOf(callers, username));
  if (!owner) throw new Error('A person makes each room.');
  const timeAfter = (index: number) =>
    at(ctx, (minutesAgo + minutesOf(lines.slice(index + 1).map(({ text }) => text))) * MINUTE_MS);
  const memberIds = others.map(({ userId }) => userId);
  const { id } = await createRoom(timeAfter(-1), owner, { ...about, memberIds });
  for (const username of admins) {
    const { userId } = callerOf(callers, username);
    await setMember(ctx, owner, { conversationId: id, userId, role: 'admin' });
  }
  const sent: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === lines.length - unread) await readUpTo(timeAfter(index - 1), callers, members, id, index);
    sent.push(await addLine(timeAfter(index), callers, { id, index, line, sent }));
  }
  if (unread === 0) await readUpTo(timeAfter(lines.length - 1), callers, members, id, lines.length);
}

async function readUpTo(
  ctx: Context,
  callers: Callers,
  readers: readonly Username[],
  conversationId: string,
  seq: number,
): Promise<void> {
  for (const username of readers)
    await moveReadPosition(ctx, callerOf(callers, username), { conversationId, seq });
}

interface LineInRoom {
  readonly id: string;
  readonly index: number;
  readonly line: RoomLine;
  /** The ids of the lines before it. */
  readonly sent: readonly string[];
}

async function addLine(
  ctx: Context,
  callers: Callers,
  { id, index, line, sent }: LineInRoom,
): Promise<string> {
  const author = callerOf(callers, line.by);
  const { message } = await sendMessage(ctx, author, {
    conversationId: id,
    clientId: `sample-${index}`,
    body: line.before ?? line.text,
    ...(line.answers === undefined ? {} : { replyToId: sent[line.answers] ?? null }),
  });
  await recordSeen(ctx, [author.userId]);
  if (line.before !== undefined) await editMessage(ctx, author, { id: message.id, body: line.text });
  for (const [emoji, usernames] of Object.entries(line.reactions ?? {})) {
    for (const username of usernames)
      await setReaction(ctx, callerOf(callers, username), { id: message.id, emoji, isOn: true });
  }
  return message.id;
}

/** How long it takes to say some lines: a minute each, and longer ones take longer. */
function minutesOf(lines: readonly string[]): number {
  return lines.reduce((minutes, line) => minutes + 1 + Math.floor(line.length / 60), 0);
}

function callerOf(callers: Callers, username: Username): Caller {
  const caller = callers.get(username);
  if (!caller) throw new Error(`There is no ${username} among the sample people.`);
  return caller;
}
