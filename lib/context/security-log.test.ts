import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateMe } from '../accounts/profile/update-me.ts';
import { endSession } from '../accounts/sessions/end-session.ts';
import { openSession } from '../accounts/sessions/open-session.ts';
import { SESSIONS_MAX, sessions } from '../accounts/sessions/sessions.ts';
import { signIn } from '../accounts/sessions/sign-in.ts';
import { signOut } from '../accounts/sessions/sign-out.ts';
import { createAccount } from '../accounts/sign-up/create-account.ts';
import { createOwnToken } from '../accounts/tokens/create-own-token.ts';
import { createToken } from '../accounts/tokens/create-token.ts';
import { deleteToken } from '../accounts/tokens/delete-token.ts';
import { createTokenSchema, signUpSchema } from '../contract/accounts/account.ts';
import { removeMember } from '../conversations/members/remove-member.ts';
import { setMember } from '../conversations/members/set-member.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { joinRoom } from '../conversations/rooms/join-room.ts';
import { leaveRoom } from '../conversations/rooms/leave-room.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { createTestContext, type TestContext } from '../testing/test-context.ts';
import type { Caller } from '../use-case/caller.ts';
import type { Context } from './context.ts';
import { createSecurityLog } from './security-log.ts';

const PASSWORD = 'secret-of-ada-4711';
const WRONG = 'secret-guess-4712';
const TEXT = 'secret-text-4713';
const client = { address: '192.0.2.7', device: 'curl/8' };

let workspace: TestContext;
let ctx: Context;
/** Everything that either log wrote. */
let written = '';
let securityLines: Record<string, unknown>[] = [];

beforeAll(async () => {
  workspace = await createTestContext({ RATE_LIMITS: 'on' });
  const securityLog = createSecurityLog({
    write(line) {
      written += line;
      securityLines.push(JSON.parse(line));
    },
  });
  const log = pino(
    { level: 'debug' },
    {
      write(line) {
        written += line;
      },
    },
  );
  ctx = { ...workspace.ctx, securityLog, log };
});
afterAll(() => workspace.close());

/** The lines of some work, without their times, and whether it was refused. */
async function linesOf(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  securityLines = [];
  await work().catch(() => undefined);
  return securityLines.map(({ time, ...line }) => {
    expect(Date.parse(String(time))).not.toBeNaN();
    expect(line).toMatchObject({ kind: 'security', address: client.address });
    return line;
  });
}

it('has one line for each event, with its result, and no secret', async () => {
  const secrets = [PASSWORD, WRONG, TEXT];
  const signUp = (username: string) =>
    createAccount(ctx, client, signUpSchema.parse({ username, displayName: username, password: PASSWORD }));
  expect(await linesOf(() => signUp('ada'))).toMatchObject([
    { event: 'sign-up', result: 'ok', username: 'ada' },
    { event: 'role', action: 'admin', result: 'ok' },
  ]);
  expect(await linesOf(() => signUp('ada'))).toMatchObject([{ event: 'sign-up', result: 'refused' }]);
  const grace = await signUp('grace');

  const asAda = { username: 'ada', password: PASSWORD };
  let sessionId = '';
  expect(
    await linesOf(async () => {
      ({ sessionId } = await signIn(ctx, client, asAda));
    }),
  ).toMatchObject([{ event: 'sign-in', result: 'ok', userId: expect.any(String) }]);
  const { user } = await createToken(ctx, client, createTokenSchema.parse(asAda));
  const ada: Caller = {
    userId: user.id,
    role: 'admin',
    sessionId,
    tokenId: null,
    scope: 'full',
    address: client.address,
  };
  const elsewhere = { ...client, address: client.address };
  for (let index = 0; index < 5; index += 1)
    expect(await linesOf(() => signIn(ctx, elsewhere, { username: 'grace', password: WRONG }))).toMatchObject(
      [{ event: 'sign-in', result: 'refused', username: 'grace' }],
    );
  expect(await linesOf(() => signIn(ctx, client, { username: 'grace', password: WRONG }))).toMatchObject([
    { event: 'sign-in', result: 'limited', userId: grace.id },
  ]);
  // A password typed into the box of the name.
  expect(await linesOf(() => signIn(ctx, client, { username: WRONG, password: 'x' }))).toMatchObject([
    { event: 'sign-in', result: 'refused', username: '(unknown)' },
  ]);

  let tokenId = '';
  expect(
    await linesOf(async () => {
      const made = await createOwnToken(ctx, ada, { label: TEXT });
      secrets.push(made.token);
      tokenId = made.id;
    }),
  ).toMatchObject([{ event: 'token', action: 'created', result: 'ok' }]);
  expect(await linesOf(() => deleteToken(ctx, ada, { id: tokenId }))).toMatchObject([
    { event: 'token', action: 'revoked', result: 'ok' },
  ]);
  const change = (currentPassword: string) =>
    updateMe(ctx, ada, { email: 'ada@example.org', currentPassword });
  expect(await linesOf(() => change(WRONG))).toMatchObject([{ event: 'password', result: 'refused' }]);
  expect(await linesOf(() => change(PASSWORD))).toMatchObject([{ event: 'password', result: 'ok' }]);

  const other = await openSession(ctx, client, ada.userId);
  expect(await linesOf(() => endSession(ctx, ada, { id: other }))).toMatchObject([
    { event: 'session', action: 'ended', targetId: other },
  ]);
  expect(await linesOf(() => endSession(ctx, ada, { id: other }))).toMatchObject([
    { event: 'session', result: 'refused' },
  ]);
  const doc = await sessions.in(ctx.db).findOne({ _id: sessionId });
  if (!doc) throw new Error('there is no session');
  const more = Array.from({ length: SESSIONS_MAX - 1 }, (_, index) => ({
    ...doc,
    _id: `${doc._id}${index}`,
  }));
  await sessions.in(ctx.db).insertMany(more);
  expect(await linesOf(() => openSession(ctx, client, ada.userId))).toMatchObject([
    { event: 'session', action: 'ended by the cap', targetId: sessionId },
  ]);
  expect(await linesOf(() => signOut(ctx, ada))).toMatchObject([{ event: 'sign-out', result: 'ok' }]);

  const member: Caller = { ...ada, userId: grace.id, role: 'member' };
  const room = await createRoom(ctx, ada, { name: TEXT, visibility: 'public' });
  const at = { conversationId: room.id };
  const target = { ...at, userId: grace.id };
  const slug = room.slug ?? '';
  const line = { event: 'membership', conversationId: room.id, result: 'ok' };
  expect(await linesOf(() => joinRoom(ctx, member, { slug }))).toMatchObject([{ ...line, action: 'joined' }]);
  expect(await linesOf(() => joinRoom(ctx, member, { slug }))).toEqual([]);
  expect(
    await linesOf(() => setMember(ctx, member, { ...at, userId: ada.userId, role: 'member' })),
  ).toMatchObject([{ ...line, result: 'refused' }]);
  expect(await linesOf(() => setMember(ctx, ada, { ...target, role: 'admin' }))).toMatchObject([
    { ...line, action: 'role changed', targetId: grace.id },
  ]);
  await sendMessage(ctx, ada, { ...at, clientId: '1', body: TEXT });
  expect(await linesOf(() => leaveRoom(ctx, member, { slug }))).toMatchObject([{ ...line, action: 'left' }]);
  expect(await linesOf(() => setMember(ctx, ada, target))).toMatchObject([{ ...line, action: 'invited' }]);
  expect(await linesOf(() => removeMember(ctx, ada, target))).toMatchObject([
    { ...line, action: 'removed', targetId: grace.id },
  ]);
  expect(
    await linesOf(() => createRoom(ctx, ada, { name: 'x', visibility: 'private', memberIds: [grace.id] })),
  ).toMatchObject([{ event: 'membership', action: 'invited', targetId: grace.id }]);

  for (const secret of secrets) expect(written).not.toContain(secret);
});
