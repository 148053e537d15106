import { Collection } from 'mongodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Context } from '../context/context.ts';
import { newId } from '../contract/values/new-id.ts';
import { openDirect } from '../conversations/direct/open-direct.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { editMessage } from './change/edit-message.ts';
import { listMessageChanges, listMissedMessages } from './read/list-message-changes.ts';
import { sendMessage } from './send/send-message.ts';

/** More than the store answers at once. */
const MESSAGES = 120;

let workspace: TestContext;
let ctx: Context;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
});
afterAll(() => workspace.close());

/** Runs `change` when the first document of the next query for many has been read. */
function duringTheNextRead(change: () => Promise<unknown>): void {
  const find = Collection.prototype.find;
  vi.spyOn(Collection.prototype, 'find').mockImplementationOnce(function (this: Collection, ...given) {
    const cursor = find.apply(this, given as never);
    const documents = cursor[Symbol.asyncIterator].bind(cursor);
    cursor[Symbol.asyncIterator] = async function* () {
      let isFirst = true;
      for await (const document of documents()) {
        yield document;
        if (isFirst) await change();
        isFirst = false;
      }
    };
    return cursor as never;
  });
}

it('a message that is edited while changes are read comes once, as it is now', async () => {
  const [ada, bob] = [await addPerson(ctx, newId()), await addPerson(ctx, newId())];
  const { conversation } = await openDirect(ctx, ada, { userId: bob.userId });
  const of = { conversationId: conversation.id, since: 0, limit: 200 };
  const send = () =>
    sendMessage(ctx, ada, { conversationId: conversation.id, clientId: newId(), body: 'before' });
  const { message: first } = await send();
  for (let index = 1; index < MESSAGES; index += 1) await send();

  duringTheNextRead(() => editMessage(ctx, ada, { id: first.id, body: 'after' }));
  const missed = await listMissedMessages(ctx, of);
  expect(missed?.map(({ event, message }) => `${event} ${message.seq}`)).toEqual(
    Array.from({ length: MESSAGES }, (_, index) => `message:created ${index + 1}`),
  );
  expect(missed?.[0]?.message.body).toBe('after');

  duringTheNextRead(() => editMessage(ctx, ada, { id: first.id, body: 'once more' }));
  const seen: string[] = [];
  for (let since = 0, hasMore = true; hasMore; ) {
    const page = await listMessageChanges(ctx, bob, { ...of, since, limit: 50 });
    for (const { id } of page.items) seen.push(`${since} ${id}`);
    ({ revision: since, hasMore } = page);
  }
  // In each page once; it changed after the first page was read, so it comes again.
  expect(new Set(seen).size).toBe(seen.length);
  expect(new Set(seen.map((each) => each.split(' ')[1])).size).toBe(MESSAGES);
});
