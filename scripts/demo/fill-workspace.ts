import { createAccount } from '../../lib/accounts/create-account.ts';
import { updateMe } from '../../lib/accounts/update-me.ts';
import type { Caller } from '../../lib/caller.ts';
import { createContact } from '../../lib/contacts/create-contact.ts';
import type { Context } from '../../lib/context.ts';
import { contactInputSchema } from '../../lib/contract/contact.ts';
import { markRead } from '../../lib/conversations/move-marks.ts';
import { openDirect } from '../../lib/conversations/open-direct.ts';
import { sendMessage } from '../../lib/messages/send-message.ts';
import { contacts } from './contacts.ts';
import { type Talk, talks } from './conversations.ts';
import { PASSWORD, people, type Username } from './people.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

type Callers = ReadonlyMap<Username, Caller>;

/** Fills an empty workspace with the sample people, contacts and conversations, as if it had happened before now. */
export async function fillWorkspace(ctx: Context): Promise<void> {
  const unlimited: Context = { ...ctx, env: { ...ctx.env, RATE_LIMITS: false, SIGNUP: 'open' } };
  const callers = await addPeople(unlimited);
  await addContacts(unlimited, callers);
  for (const talk of talks) await addTalk(unlimited, callers, talk);
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
    const caller = { userId: id, role, sessionId: null, tokenId: null };
    await updateMe(ctx, caller, { status });
    callers.set(username, caller);
  }
  return callers;
}

async function addContacts(ctx: Context, callers: Callers): Promise<void> {
  for (const [index, { person, tags, ...row }] of contacts.entries()) {
    const author = people[index % people.length]?.username ?? 'asha';
    const { phone, email, ...fields } = row;
    const input = contactInputSchema.parse({
      ...fields,
      phones: [{ label: 'work', value: phone }],
      emails: [{ label: 'work', value: email }],
      tags: tags.split(',').map((tag) => tag.trim()),
      ...(person ? { userId: callerOf(callers, person).userId } : {}),
    });
    await createContact(
      at(ctx, (28 * DAY_MS * (contacts.length - index)) / contacts.length),
      callerOf(callers, author),
      input,
    );
  }
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
  }
  const reader = last === first ? second : first;
  await markRead(ctx, reader, { conversationId: conversation.id, seq: lines.length - unread });
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
