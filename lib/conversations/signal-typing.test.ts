import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FactOf } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { recordFacts } from '../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import { openDirect } from './direct/open-direct.ts';
import { signalTyping } from './signal-typing.ts';

let workspace: TestContext;
let a: Caller;
let conversationId: string;
let signals: FactOf<'typing'>[];
let stop: () => void;
beforeAll(async () => {
  workspace = await createTestContext();
  a = await addPerson(workspace.ctx, 'a');
  const b = await addPerson(workspace.ctx, 'b');
  conversationId = (await openDirect(workspace.ctx, a, { userId: b.userId })).conversation.id;
});
beforeEach(() => {
  ({ recorded: signals, stop } = recordFacts(workspace.ctx.bus, 'typing'));
});
afterEach(() => stop());
afterAll(() => workspace.close());

/** The process at another time. */
const at = (time: string): Context => ({ ...workspace.ctx, now: () => new Date(time) });

test('typing is published with the time at which it ends, once in 2.5 seconds', async () => {
  await signalTyping(at('2030-01-01T10:00:00.000Z'), a, { conversationId });
  await signalTyping(at('2030-01-01T10:00:02.499Z'), a, { conversationId });
  await signalTyping(at('2030-01-01T10:00:02.500Z'), a, { conversationId });
  const signal = (until: string) => ({ conversationId, userId: a.userId, until });
  expect(signals).toEqual([signal('2030-01-01T10:00:06.000Z'), signal('2030-01-01T10:00:08.500Z')]);
});

test('only a member may signal', async () => {
  const eve = await addPerson(workspace.ctx, 'eve');
  await expect(signalTyping(workspace.ctx, eve, { conversationId })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(signals).toEqual([]);
});
