import { afterAll, beforeAll, expect, it } from 'vitest';
import { presenceOf } from '../presence/presence.ts';
import { eventually } from '../testing/eventually.ts';
import { recordFacts } from '../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { PresenceKeeper } from './presence-keeper.ts';

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext();
});
afterAll(() => workspace.close());

it('publishes who arrives, also when keys are renewed between the arrival and its publication', async () => {
  const { ctx } = workspace;
  const { recorded, stop } = recordFacts(ctx.bus, 'presence');
  const nobodyWatches = { watched: () => [], isWatched: () => false, emit: () => undefined };
  const keeper = new PresenceKeeper(ctx, nobodyWatches, 20);
  const people = [await addPerson(ctx, 'ada'), await addPerson(ctx, 'ben'), await addPerson(ctx, 'cleo')];
  const userIds = people.map(({ userId }) => userId);
  for (const [index, userId] of userIds.entries()) keeper.arrive(userId, `socket-${index}`);
  const published = () => new Set(recorded.map(({ userId }) => userId));
  await eventually(() => expect(published()).toEqual(new Set(userIds)));
  expect(recorded.map(({ presence }) => presence)).toEqual(['online', 'online', 'online']);
  expect([...(await presenceOf(ctx, userIds)).values()]).toEqual(['online', 'online', 'online']);
  await keeper.close();
  stop();
});
