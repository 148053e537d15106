import type { Context } from '../../lib/context/context.ts';
import { newId } from '../../lib/contract/values/new-id.ts';
import { conversations } from '../../lib/conversations/conversations.ts';
import { openDirect } from '../../lib/conversations/direct/open-direct.ts';
import { messages } from '../../lib/messages/messages.ts';
import { sendMessage } from '../../lib/messages/send/send-message.ts';
import { randomFrom } from '../../lib/testing/random.ts';
import { addPerson } from '../../lib/testing/test-context.ts';
import type { Caller } from '../../lib/use-case/caller.ts';

const VOCABULARY = 60_000;
const WORDS = 11;
const BATCH = 1_000;
const MINUTE_MS = 60_000;
const SYLLABLES = 'ka lo mi ren tu va sho pel dri no ba qui es fan gor hy ju wen zi ex'.split(' ');

const random = randomFrom(19);

/** The words of all messages, the commonest first. */
export const vocabulary: readonly string[] = Array.from({ length: VOCABULARY }, (_, rank) => {
  let word = '';
  for (let rest = rank + 20; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return word;
});

/** A message of eleven words, each as common as its rank says (Zipf's law). */
function makeBody(): string {
  return Array.from(
    { length: WORDS },
    () => vocabulary[Math.min(VOCABULARY - 1, Math.floor(VOCABULARY ** random.next()) - 1)] ?? '',
  ).join(' ');
}

/**
 * Fills a direct conversation of the caller with so many messages, a minute apart, and hands each body to `take`: one
 * message by the use case, and the rest after its pattern.
 */
export async function fillConversation(
  ctx: Context,
  caller: Caller,
  { length, endsAt, take }: { readonly length: number; readonly endsAt: number; take(body: string): void },
): Promise<string> {
  const other = await addPerson(ctx, newId());
  const { conversation } = await openDirect(ctx, caller, { userId: other.userId });
  const conversationId = conversation.id;
  const first = await sendMessage(ctx, caller, { conversationId, clientId: newId(), body: makeBody() });
  take(first.message.body);
  const pattern = await messages.in(ctx.db).findOne({ conversationId });
  if (!pattern) throw new Error('The first message is not there.');
  const timeOf = (seq: number) => new Date(endsAt - (length - seq) * MINUTE_MS);
  await messages.in(ctx.db).updateOne({ _id: pattern._id }, { $set: { createdAt: timeOf(1) } });
  for (let seq = 2; seq <= length; seq += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, length - seq + 1) }, (_, index) => {
      const number = seq + index;
      const body = makeBody();
      take(body);
      const senderId = number % 3 === 0 ? other.userId : caller.userId;
      const numbers = { seq: number, revision: number, revisions: [number] };
      return {
        ...pattern,
        ...numbers,
        _id: newId(),
        clientId: newId(),
        senderId,
        createdAt: timeOf(number),
        body,
      };
    });
    await messages.in(ctx.db).insertMany(batch);
  }
  // What this process remembers of the first is long out of date.
  ctx.cache.clear();
  await conversations
    .in(ctx.db)
    .updateOne({ _id: conversationId }, { $set: { lastSeq: length, revision: length } });
  return conversationId;
}
