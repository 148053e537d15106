import { afterAll, beforeAll, expect, it } from 'vitest';
import { signUpSchema } from '../../contract/accounts/account.ts';
import { signUp } from '../../invitations/join-workspace.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import { issueResetLink } from '../passwords/issue-reset-link.ts';
import { findCallerBySession } from '../sessions/find-caller-by-session.ts';
import { signIn } from '../sessions/sign-in.ts';
import { createToken } from '../tokens/create-token.ts';
import { findCallerByToken } from '../tokens/find-caller-by-token.ts';
import { changePassword } from './change-password.ts';
import { resetPassword } from './reset-password.ts';

const from = { address: '192.0.2.1', device: 'curl/8' };
const OLD = 'a harmless bicycle';
const NEW = 'seven quiet lanterns';
let workspace: TestContext;

beforeAll(async () => {
  workspace = await createTestContext();
});
afterAll(() => workspace.close());

async function join(username: string) {
  const { ctx } = workspace;
  const { user, sessionId } = await signUp(
    ctx,
    from,
    signUpSchema.parse({ username, displayName: username, password: OLD }),
  );
  const caller = await findCallerBySession(ctx, sessionId);
  if (!caller) throw new Error('not signed in');
  return { user, sessionId, caller };
}

it('changes the password, and ends the other sessions and the tokens where that is wished', async () => {
  const { ctx } = workspace;
  const { caller, sessionId } = await join('ada');
  const elsewhere = await signIn(ctx, from, { username: 'ada', password: OLD });
  const { token } = await createToken(ctx, from, { username: 'ada', password: OLD });
  await expect(
    changePassword(ctx, caller, { currentPassword: 'not this one', newPassword: NEW }),
  ).rejects.toMatchObject({ code: 'wrong_password' });
  await expect(
    changePassword(ctx, caller, { currentPassword: OLD, newPassword: 'password12' }),
  ).rejects.toMatchObject({ code: 'invalid', details: { errors: [{ path: 'newPassword' }] } });
  await changePassword(ctx, caller, { currentPassword: OLD, newPassword: NEW, endOtherSessions: true });
  expect(await findCallerBySession(ctx, sessionId)).not.toBeNull();
  expect(await findCallerBySession(ctx, elsewhere.sessionId)).toBeNull();
  expect(await findCallerByToken(ctx, token)).toBeNull();
  await expect(signIn(ctx, from, { username: 'ada', password: OLD })).rejects.toMatchObject({
    code: 'wrong_credentials',
  });
  expect(await signIn(ctx, from, { username: 'ada', password: NEW })).toBeDefined();
});

it('is not changed by a token', async () => {
  const { ctx } = workspace;
  await join('mary');
  const { token } = await createToken(ctx, from, { username: 'mary', password: OLD });
  const caller = await findCallerByToken(ctx, token);
  if (!caller) throw new Error('no token');
  await expect(changePassword(ctx, caller, { currentPassword: OLD, newPassword: NEW })).rejects.toMatchObject(
    { code: 'forbidden' },
  );
});

it('is set once by a link, which ends every session; the newest link counts', async () => {
  const { ctx } = workspace;
  const { user, sessionId } = await join('grace');
  const make = async () => {
    const { url } = await issueResetLink(ctx, { userId: user.id, byId: null, origin: 'http://localhost' });
    return url.split('/').at(-1) ?? '';
  };
  const first = await make();
  const token = await make();
  const use = (each: string, newPassword = NEW) => resetPassword(ctx, from, { token: each, newPassword });
  await expect(use(first)).rejects.toMatchObject({ code: 'not_found' });
  await expect(use('unknown')).rejects.toMatchObject({ code: 'not_found' });
  await expect(use(token, 'grace12345')).rejects.toMatchObject({ code: 'invalid' });
  await use(token);
  await expect(use(token)).rejects.toMatchObject({ code: 'not_found' });
  expect(await findCallerBySession(ctx, sessionId)).toBeNull();
  expect(await signIn(ctx, from, { username: 'grace', password: NEW })).toBeDefined();
});

it('is not set by a link after an hour', async () => {
  const { ctx } = workspace;
  const { user } = await join('joan');
  const { url } = await issueResetLink(ctx, { userId: user.id, byId: null, origin: 'http://localhost' });
  const later = { ...ctx, now: () => new Date(Date.now() + 61 * 60 * 1000) };
  await expect(
    resetPassword(later, from, { token: url.split('/').at(-1) ?? '', newPassword: NEW }),
  ).rejects.toMatchObject({ code: 'not_found' });
});
