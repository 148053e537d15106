import { afterAll, beforeAll, expect, it } from 'vitest';
import { isProblem, readSearch, type SearchText } from '../../contract/search/search-terms.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { messages } from '../../messages/messages.ts';
import { sendMessage } from '../../messages/send/send-message.ts';
import { createPace } from '../../process/pace.ts';
import { type Random, randomFrom } from '../../testing/random.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { indexConversation } from '../indexing/index-conversation.ts';
import { searchMessages } from '../search-messages.ts';

const CONVERSATIONS = 4;
/** More than are looked through at first. */
const LENGTH = 300;
const START = Date.parse('2026-05-01T10:00:00Z');
const MINUTE_MS = 60_000;

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext();
});
afterAll(() => workspace.close());

interface Sent {
  readonly id: string;
  readonly at: number;
  readonly seq: number;
  readonly conversationId: string;
  readonly body: string;
}

function read(typed: string): SearchText {
  const text = readSearch(typed);
  if (isProblem(text)) throw new Error(text.problem);
  return text;
}

/** A word of rank r is in about one of r messages; words have parts in common. */
const makeBody = (random: Random) =>
  Array.from({ length: 6 }, () => `word${Math.floor(400 ** random.next())}`).join(' ');

/** A conversation whose messages are a minute apart; of some the time is earlier than of those before them. */
async function fill(caller: Caller, random: Random): Promise<Sent[]> {
  const { ctx } = workspace;
  const other = await addPerson(ctx, newId());
  const { conversation } = await openDirect(ctx, caller, { userId: other.userId });
  const conversationId = conversation.id;
  const { message } = await sendMessage(ctx, caller, { conversationId, clientId: newId(), body: 'first' });
  const pattern = await messages.in(ctx.db).findOne({ _id: message.id });
  if (!pattern) throw new Error('The first message is not there.');
  const made = Array.from({ length: LENGTH }, (_, index) => {
    const seq = index + 2;
    const skew = random.next() < 0.1 ? Math.floor(random.next() * 200) : 0;
    const createdAt = new Date(START + (seq - skew) * MINUTE_MS + Math.floor(random.next() * 1000));
    const ids = { _id: newId(), clientId: newId(), seq, revision: seq, revisions: [seq] };
    return { ...pattern, ...ids, createdAt, body: makeBody(random) };
  });
  await messages.in(ctx.db).insertMany(made);
  ctx.cache.clear();
  await indexConversation(ctx, conversationId, { pace: createPace() });
  return made.map(({ _id: id, createdAt, seq, body }) => ({
    id,
    at: createdAt.getTime(),
    seq,
    conversationId,
    body,
  }));
}

function byPlace(a: Sent, b: Sent): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.conversationId !== b.conversationId) return a.conversationId > b.conversationId ? -1 : 1;
  return b.seq - a.seq;
}

it('finds words of any frequency in long conversations, the newest first, page by page', async () => {
  const { ctx } = workspace;
  const caller = await addPerson(ctx, newId());
  const random = randomFrom(Date.now());
  const all: Sent[] = [];
  for (let count = 0; count < CONVERSATIONS; count += 1) all.push(...(await fill(caller, random)));
  all.sort(byPlace);
  for (const typed of [
    'word1',
    'ord1',
    'word12',
    'word1 word2',
    'ord39',
    'word7 ord3',
    'word300',
    'nowhere',
  ]) {
    const terms = typed.split(' ');
    const expected = all.filter(({ body }) => terms.every((term) => body.includes(term)));
    const found: string[] = [];
    for (let cursor: string | undefined, page = 0; page < 20; page += 1) {
      const { items, nextCursor } = await searchMessages(ctx, caller, { q: read(typed), limit: 50, cursor });
      found.push(...items.map(({ message }) => message.id));
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(found, typed).toEqual(expected.slice(0, found.length).map(({ id }) => id));
    expect(found.length, typed).toBe(Math.min(expected.length, 1_000));
  }
});
