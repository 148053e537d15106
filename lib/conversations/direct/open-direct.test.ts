import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { memberId, members } from '../members.ts';
import { findDirect } from './find-direct.ts';
import { openDirect } from './open-direct.ts';

let workspace: TestContext;
let a: Caller;
let b: Caller;
beforeAll(async () => {
  workspace = await createTestContext();
  [a, b] = [await addPerson(workspace.ctx, 'a'), await addPerson(workspace.ctx, 'b')];
});
afterAll(() => workspace.close());

describe('a direct conversation', () => {
  it('is one for two people, found by both and made only when it is opened, also by both at once', async () => {
    const { ctx } = workspace;
    expect(await findDirect(ctx, a, b)).toBeNull();
    const opened = await Promise.all([
      openDirect(ctx, a, b),
      openDirect(workspace.otherProcess(), b, a),
      openDirect(ctx, a, b),
    ]);
    const ids = new Set(opened.map(({ conversation }) => conversation.id));
    expect(ids.size).toBe(1);
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [id] = ids;
    expect([await findDirect(ctx, a, b), await findDirect(ctx, b, a)]).toEqual([id, id]);
    expect(opened[0]?.conversation).toMatchObject({ kind: 'direct', memberCount: 2 });
  });

  it('gets a member back that a crash kept from being stored', async () => {
    const { ctx } = workspace;
    const { conversation } = await openDirect(ctx, a, b);
    await members.in(ctx.db).deleteOne({ _id: memberId(conversation.id, b.userId) });
    await openDirect(ctx, a, b);
    expect(await members.in(ctx.db).countDocuments({ conversationId: conversation.id })).toBe(2);
  });

  it('needs another person who exists', async () => {
    const { ctx } = workspace;
    await expect(openDirect(ctx, a, { userId: a.userId })).rejects.toMatchObject({ code: 'invalid' });
    await expect(openDirect(ctx, a, { userId: 'unknown' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
