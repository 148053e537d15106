import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { messages } from '../messages.ts';
import { appendMessage } from './append-message.ts';
import { newMessage, sendMessage } from './send-message.ts';

let workspace: TestContext;
let ctx: Context;
let other: Context;
let ada: Caller;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  other = workspace.otherProcess();
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());

async function openConversation(): Promise<string> {
  const bob = await addPerson(ctx, newId());
  return (await openDirect(ctx, ada, { userId: bob.userId })).conversation.id;
}

const send = (from: Context, conversationId: string, body: string, clientId: string = newId()) =>
  sendMessage(from, ada, { conversationId, clientId, body });

const append = (from: Context, conversationId: string, body: string) =>
  appendMessage(from, newMessage(from, ada, { conversationId, clientId: newId(), body, mentions: [] }));

async function storedBodies(conversationId: string): Promise<string[]> {
  const docs = await messages.in(ctx.db).find({ conversationId }).sort({ seq: 1 }).toArray();
  expect(docs.map(({ seq }) => seq)).toEqual(docs.map((_, index) => index + 1));
  expect(docs.map(({ revision }) => revision)).toEqual(docs.map((_, index) => index + 1));
  return docs.map(({ body }) => body);
}

describe('messages that wait together', () => {
  it('are stored by one insert, in the order of the calls, and each is published and answered', async () => {
    const conversationId = await openConversation();
    const inserts = vi.spyOn(messages.in(ctx.db), 'insertMany');
    const facts = recordFacts(ctx.bus, 'message');
    const bodies = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    const stored = await Promise.all(bodies.map((body) => append(ctx, conversationId, body)));
    facts.stop();
    expect(inserts.mock.calls.map(([docs]) => docs.length)).toEqual([19]);
    inserts.mockRestore();
    expect(stored.map(({ body }) => body)).toEqual(bodies);
    expect(stored.map(({ seq }) => seq)).toEqual(bodies.map((_, index) => index + 1));
    expect(await storedBodies(conversationId)).toEqual(bodies);
    expect(facts.recorded.map(({ message }) => message.body)).toEqual(bodies);
  });

  it('are all stored when one among them was sent before, which is answered with the first', async () => {
    const conversationId = await openConversation();
    const clientId = newId();
    const first = await send(ctx, conversationId, 'first', clientId);
    const [a, again, b, reused, c] = await Promise.allSettled([
      send(ctx, conversationId, 'a'),
      send(ctx, conversationId, 'first', clientId),
      send(ctx, conversationId, 'b'),
      send(ctx, conversationId, 'another', clientId),
      send(ctx, conversationId, 'c'),
    ]);
    expect(again).toMatchObject({ value: { isNew: false, message: first.message } });
    expect(reused).toMatchObject({ reason: { code: 'client_id_reused' } });
    expect([a, b, c].map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    expect(new Set(await storedBodies(conversationId))).toEqual(new Set(['first', 'a', 'b', 'c']));
  });

  it('follow those of another process, and keep their own order', async () => {
    const conversationId = await openConversation();
    for (let round = 0; round < 5; round += 1) {
      const of = (from: Context, name: string) =>
        Array.from({ length: 30 }, (_, index) => append(from, conversationId, `${name} ${round} ${index}`));
      await Promise.all([...of(ctx, 'here'), ...of(other, 'there')]);
    }
    const bodies = await storedBodies(conversationId);
    expect(bodies).toHaveLength(300);
    for (const name of ['here', 'there']) {
      const own = bodies.filter((body) => body.startsWith(name));
      expect(own).toEqual(
        Array.from({ length: 150 }, (_, index) => `${name} ${Math.floor(index / 30)} ${index % 30}`),
      );
    }
  });

  it('are more than one group when they are many', async () => {
    const conversationId = await openConversation();
    const bodies = Array.from({ length: 250 }, (_, index) => `message ${index}`);
    await Promise.all(bodies.map((body) => append(ctx, conversationId, body)));
    expect(await storedBodies(conversationId)).toEqual(bodies);
  });
});
