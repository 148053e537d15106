import type { Context } from '../../context/context.ts';
import { logRefusal, logSecurity } from '../../context/security-log.ts';
import { type Me, type SignUp, usernameKey } from '../../contract/accounts/account.ts';
import { sortKey } from '../../contract/contacts/contact-search.ts';
import { newId } from '../../contract/values/new-id.ts';
import { addressKey } from '../../limits/address-key.ts';
import { consume } from '../../limits/rate-limit.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { AppError } from '../../use-case/app-error.ts';
import { hashPassword } from '../password.ts';
import { searchKeysOf } from '../people/search-keys.ts';
import { whyNoSignUp } from '../policy.ts';
import { toMe } from '../profile/to-me.ts';
import type { ClientInfo } from '../sessions/client-info.ts';
import { type UserDoc, users } from '../users.ts';
import { hasAnyUser } from './has-any-user.ts';

/**
 * A new account. The first of the workspace is its admin, and exactly one is, also when several come at once.
 * Throws `username_taken`, `signup_closed`, `invitation_required` or `rate_limited`.
 */
export async function createAccount(ctx: Context, client: ClientInfo, input: SignUp): Promise<Me> {
  const { address } = client;
  const entry = { event: 'sign-up', username: input.username, address } as const;
  const me = await logRefusal(ctx, entry, () => create(ctx, client, input));
  logSecurity(ctx, { ...entry, userId: me.id });
  if (me.role === 'admin') logSecurity(ctx, { event: 'role', action: 'admin', userId: me.id, address });
  return me;
}

async function create(ctx: Context, client: ClientInfo, input: SignUp): Promise<Me> {
  await consume(ctx, 'sign-up', addressKey(client.address));
  const isFirst = !(await hasAnyUser(ctx));
  requireSignUp(ctx, isFirst);
  const key = usernameKey(input.username);
  // The unique index decides; checking first avoids the costly hash in the usual case.
  if (await users.in(ctx.db).findOne({ usernameKey: key }, { projection: { _id: 1 } })) throw usernameTaken();
  const member: UserDoc = {
    _id: newId(),
    username: input.username,
    usernameKey: key,
    displayName: input.displayName,
    nameKey: sortKey(input.displayName),
    searchKeys: searchKeysOf(input),
    email: input.email ?? null,
    status: '',
    role: 'member',
    avatarFileId: null,
    passwordHash: await hashPassword(input.password),
    createdAt: ctx.now(),
    lastSeenAt: null,
  };
  return toMe(ctx, isFirst ? await insertFirst(ctx, member) : await insert(ctx, member));
}

/** Inserts as admin, or as a member when another was first by a moment. */
async function insertFirst(ctx: Context, member: UserDoc): Promise<UserDoc> {
  try {
    return await insert(ctx, { ...member, role: 'admin', isFirst: true });
  } catch (error) {
    if (!isDuplicate(error, 'isFirst')) throw error;
    requireSignUp(ctx, false);
    return await insert(ctx, member);
  }
}

async function insert(ctx: Context, user: UserDoc): Promise<UserDoc> {
  try {
    await users.in(ctx.db).insertOne(user);
    return user;
  } catch (error) {
    throw isDuplicate(error, 'usernameKey') ? usernameTaken() : error;
  }
}

function usernameTaken(): AppError {
  const message = 'This username is taken, or looks too much like one that is.';
  return new AppError('username_taken', { errors: [{ path: 'username', message }] });
}

function requireSignUp(ctx: Context, isFirst: boolean): void {
  const refusal = whyNoSignUp(ctx.env.SIGNUP, isFirst);
  if (refusal !== null) throw new AppError(refusal);
}
