import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { createTokenSchema, signUpSchema } from '../../contract/accounts/account.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import { createAccount } from '../sign-up/create-account.ts';
import { createOwnToken } from './create-own-token.ts';
import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { findCallerByToken } from './find-caller-by-token.ts';
import { listTokens } from './list-tokens.ts';
import { tokens } from './tokens.ts';

const PASSWORD = 'analytical engine';
const from = { address: '192.0.2.1', device: 'curl/8' };

let workspace: TestContext;
let ctx: Context;
beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  await createAccount(
    ctx,
    from,
    signUpSchema.parse({ username: 'ada', displayName: 'Ada', password: PASSWORD }),
  );
});
afterAll(() => workspace.close());

const make = (more: object = {}) =>
  createToken(ctx, from, createTokenSchema.parse({ username: 'ada', password: PASSWORD, ...more }));

describe('an API token', () => {
  it('is not given for a wrong pair', async () => {
    const refusal = { code: 'wrong_credentials' };
    await expect(make({ password: 'wrong' })).rejects.toMatchObject(refusal);
    await expect(make({ username: 'nobody' })).rejects.toMatchObject(refusal);
  });

  it('is refused when it is unknown, of another form, or an operator', async () => {
    for (const token of [
      '',
      'parley_',
      `parley_${'a'.repeat(43)}`,
      `parley_${'a'.repeat(5000)}`,
      '{"$ne":""}',
    ])
      expect(await findCallerByToken(ctx, token)).toBeNull();
  });

  it('names its caller, and is stored as a hash only', async () => {
    const { id, token, user } = await make({ label: 'backup' });
    expect(token).toMatch(/^parley_[\w-]{43}$/);
    expect(user).toMatchObject({ username: 'ada', role: 'admin' });
    expect(await findCallerByToken(ctx, token)).toEqual({
      userId: user.id,
      role: 'admin',
      sessionId: null,
      tokenId: id,
      scope: 'full',
    });
    const stored = JSON.stringify(await tokens.in(ctx.db).findOne({ _id: id }));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(token.slice('parley_'.length));
    expect(await findCallerByToken(ctx, JSON.parse(stored).hash)).toBeNull();
  });

  it('is listed without itself, with its last use', async () => {
    const { token } = await make({ label: 'listed' });
    const caller = await findCallerByToken(ctx, token);
    if (!caller) throw new Error('the token is refused');
    const [newest] = await listTokens(ctx, caller);
    expect(newest).toEqual({
      id: caller.tokenId,
      label: 'listed',
      scope: 'full',
      expiresAt: expect.any(String),
      createdAt: expect.any(String),
      lastUsedAt: expect.any(String),
    });
  });

  it('writes its last use at most once a minute', async () => {
    const { id, token } = await make();
    const read = async () => (await tokens.in(ctx.db).findOne({ _id: id }))?.lastUsedAt?.getTime();
    await findCallerByToken(ctx, token);
    const first = await read();
    await findCallerByToken({ ...ctx, now: () => new Date(Date.now() + 30_000) }, token);
    expect(await read()).toBe(first);
    await findCallerByToken({ ...ctx, now: () => new Date(Date.now() + 61_000) }, token);
    expect(await read()).toBeGreaterThan(first ?? 0);
  });

  it('can be revoked by its person only; it ends at once, and its end is published', async () => {
    const { recorded: published } = recordFacts(ctx.bus, 'session:ended');
    const { id, token } = await make();
    const owner = await findCallerByToken(ctx, token);
    const mallory = await addPerson(ctx, 'mallory');
    await expect(deleteToken(ctx, mallory, { id })).rejects.toMatchObject({ code: 'not_found' });
    if (!owner) throw new Error('the token is refused');
    const own = await createOwnToken(ctx, owner, { label: 'second' });
    await deleteToken(ctx, owner, { id });
    expect(await findCallerByToken(ctx, token)).toBeNull();
    expect(await findCallerByToken(ctx, own.token)).not.toBeNull();
    expect(published).toEqual([{ userId: owner.userId, tokenId: id, reason: 'token_revoked' }]);
  });
});
