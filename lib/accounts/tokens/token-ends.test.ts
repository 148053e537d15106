import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { createTokenSchema, signUpSchema } from '../../contract/accounts/account.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import { updateMe } from '../profile/update-me.ts';
import { endSession } from '../sessions/end-session.ts';
import { findCallerBySession } from '../sessions/find-caller-by-session.ts';
import { signIn } from '../sessions/sign-in.ts';
import { createAccount } from '../sign-up/create-account.ts';
import { createToken } from './create-token.ts';
import { findCallerByToken } from './find-caller-by-token.ts';
import { listTokens } from './list-tokens.ts';
import { DAY_MS, TOKENS_MAX, tokens } from './tokens.ts';
import { upgradeTokens } from './upgrade-tokens.ts';

const PASSWORD = 'analytical engine';
const client = { address: '192.0.2.1', device: 'curl/8' };

let workspace: TestContext;
let ctx: Context;
beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  for (const username of ['ada', 'grace', 'joan'])
    await createAccount(
      ctx,
      client,
      signUpSchema.parse({ username, displayName: username, password: PASSWORD }),
    );
});
afterAll(() => workspace.close());

const make = (more: object = {}) =>
  createToken(ctx, client, createTokenSchema.parse({ username: 'ada', password: PASSWORD, ...more }));

/** The context after this many days. */
const daysLater = (days: number): Context => ({
  ...ctx,
  now: () => new Date(Date.now() + days * DAY_MS),
});

async function callerOf(token: string) {
  const caller = await findCallerByToken(ctx, token);
  if (!caller) throw new Error('the token is refused');
  return caller;
}

describe('an API token', () => {
  it.each([
    [{}, 90],
    [{ expiresInDays: 1 }, 1],
    [{ expiresInDays: 365 }, 365],
  ])('made with %j is refused after %i days', async (wish, days) => {
    const { token, expiresAt } = await make(wish);
    expect(Date.parse(expiresAt)).toBeCloseTo(Date.now() + days * DAY_MS, -5);
    expect(await findCallerByToken(daysLater(days - 0.01), token)).not.toBeNull();
    expect(await findCallerByToken(daysLater(days + 0.01), token)).toBeNull();
  });

  it.each([
    { expiresInDays: 0 },
    { expiresInDays: 366 },
    { expiresInDays: 1.5 },
    { expiresInDays: '30' },
    { scope: 'dav' },
    { scope: 'all' },
  ])('is not made with %j', (wish) => {
    expect(createTokenSchema.safeParse({ username: 'ada', password: PASSWORD, ...wish }).success).toBe(false);
  });

  it('says of itself when it ends and what it allows', async () => {
    const { token, expiresAt } = await make({ scope: 'read' });
    const caller = await callerOf(token);
    expect(caller.scope).toBe('read');
    expect((await listTokens(ctx, caller))[0]).toMatchObject({ expiresAt, scope: 'read' });
  });

  it('of an earlier release gets the usual time from the upgrade on, once', async () => {
    const { id, token } = await make();
    await tokens.in(ctx.db).updateOne({ _id: id }, { $unset: { expiresAt: '', scope: '' } });
    await upgradeTokens(ctx);
    await upgradeTokens(daysLater(30));
    expect(await findCallerByToken(daysLater(89), token)).toMatchObject({ scope: 'full' });
    expect(await findCallerByToken(daysLater(91), token)).toBeNull();
  });

  it('is one of at most a hundred of a person', async () => {
    const joan = { username: 'joan' };
    const { token } = await make(joan);
    const { userId } = await callerOf(token);
    const first = await tokens.in(ctx.db).findOne({ userId });
    if (!first) throw new Error('there is no token');
    await tokens.in(ctx.db).insertMany(
      Array.from({ length: TOKENS_MAX - 2 }, (_, index) => ({
        ...first,
        _id: `${first._id}${index}`,
        hash: `${index}`,
      })),
    );
    const made = await Promise.allSettled(Array.from({ length: 4 }, () => make(joan)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(make(joan)).rejects.toMatchObject({ code: 'too_many_tokens' });
    await make();
  });

  it('ends no session, and changes no e-mail', async () => {
    const { sessionId } = await signIn(ctx, client, { username: 'grace', password: PASSWORD });
    const caller = await callerOf((await make({ username: 'grace' })).token);
    const refusal = { code: 'forbidden' };
    await expect(endSession(ctx, caller, { id: sessionId })).rejects.toMatchObject(refusal);
    expect(await findCallerBySession(ctx, sessionId)).not.toBeNull();
    const email = 'grace@example.org';
    await expect(updateMe(ctx, caller, { email, currentPassword: PASSWORD })).rejects.toMatchObject(refusal);
    expect(await updateMe(ctx, caller, { status: 'here' })).toMatchObject({ email: null, status: 'here' });
  });
});

it('the e-mail is changed with the current password only', async () => {
  const { sessionId } = await signIn(ctx, client, { username: 'grace', password: PASSWORD });
  const caller = await findCallerBySession(ctx, sessionId);
  if (!caller) throw new Error('no one is signed in');
  const email = 'grace@example.org';
  await expect(updateMe(ctx, caller, { email })).rejects.toMatchObject({ code: 'invalid' });
  await expect(updateMe(ctx, caller, { email, currentPassword: 'wrong' })).rejects.toMatchObject({
    code: 'wrong_password',
  });
  expect(await updateMe(ctx, caller, { email, currentPassword: PASSWORD })).toMatchObject({ email });
  // What is so already needs none.
  expect(await updateMe(ctx, caller, { email, status: 'there' })).toMatchObject({ status: 'there' });
});
