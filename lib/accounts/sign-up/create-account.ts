import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logRefusal, logSecurity } from '../../context/security-log.ts';
import { type Me, type SignUp, usernameKey } from '../../contract/accounts/account.ts';
import { sortKey } from '../../contract/folding/sort-key.ts';
import { newId } from '../../contract/values/new-id.ts';
import { addressKey } from '../../limits/address-key.ts';
import { consume } from '../../limits/rate-limit.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { AppError } from '../../use-case/app-error.ts';
import { readWorkspaceSettings } from '../../workspace/workspace-settings.ts';
import type { InvitationDoc } from '../invitations/invitations.ts';
import { findInvitation, redeemInvitation } from '../invitations/redeem-invitation.ts';
import { hashPassword } from '../passwords/hash-password.ts';
import { requireStrongPassword } from '../passwords/require-strong-password.ts';
import { searchKeysOf } from '../people/search-keys.ts';
import { whyNoSignUp } from '../policy.ts';
import { publishProfile } from '../profile/publish-profile.ts';
import { toMe } from '../profile/to-me.ts';
import type { ClientInfo } from '../sessions/client-info.ts';
import { type UserDoc, users } from '../users.ts';
import { hasAnyUser } from './has-any-user.ts';

interface NewAccount {
  readonly me: Me;
  /** By which it was made; null where none was needed. */
  readonly invitation: InvitationDoc | null;
}

/** As {@link createAccountAsInvited}, where it does not matter by which invitation. */
export async function createAccount(ctx: Context, client: ClientInfo, input: SignUp): Promise<Me> {
  return (await createAccountAsInvited(ctx, client, input)).me;
}

/**
 * A new account, by an invitation where one is given. The first of the workspace is its admin, and exactly one is, also
 * when several come at once. Throws `username_taken`, `invalid`, `signup_closed`, `invitation_required`,
 * `invitation_ended` or `rate_limited`.
 */
export async function createAccountAsInvited(
  ctx: Context,
  client: ClientInfo,
  input: SignUp,
): Promise<NewAccount> {
  const { address } = client;
  const entry = { event: 'sign-up', username: input.username, address } as const;
  const created = await logRefusal(ctx, entry, () => create(ctx, client, input));
  const { me } = created;
  logSecurity(ctx, { ...entry, userId: me.id });
  await publishProfile(ctx, me);
  await publishFact(ctx.bus, 'admin', { changed: 'people' });
  if (me.role === 'admin') logSecurity(ctx, { event: 'role', action: 'admin', userId: me.id, address });
  return created;
}

async function create(ctx: Context, client: ClientInfo, input: SignUp): Promise<NewAccount> {
  await consume(ctx, 'sign-up', addressKey(client.address));
  const isFirst = !(await hasAnyUser(ctx));
  const invitation = await requireSignUp(ctx, input, isFirst);
  const key = usernameKey(input.username);
  // The unique index decides; checking first avoids the costly hash in the usual case.
  if (await users.in(ctx.db).findOne({ usernameKey: key }, { projection: { _id: 1 } })) throw usernameTaken();
  await requireStrongPassword(input.password, input, 'password');
  const user = await newUser(ctx, input);
  if (isFirst) return { me: toMe(ctx, await insertFirst(ctx, user, input)), invitation };
  if (!invitation) return { me: toMe(ctx, await insert(ctx, user)), invitation };
  const invited = { ...user, role: invitation.role };
  const me = await redeemInvitation(ctx, invitation, async () => toMe(ctx, await insert(ctx, invited)));
  return { me, invitation };
}

async function newUser(ctx: Context, input: SignUp): Promise<UserDoc> {
  return {
    _id: newId(),
    username: input.username,
    usernameKey: usernameKey(input.username),
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
}

/** Inserts as admin, or as a member when another was first by a moment. */
async function insertFirst(ctx: Context, user: UserDoc, input: SignUp): Promise<UserDoc> {
  try {
    return await insert(ctx, { ...user, role: 'admin', isFirst: true });
  } catch (error) {
    if (!isDuplicate(error, 'isFirst')) throw error;
    await requireSignUp(ctx, input, false);
    return await insert(ctx, user);
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

/** The invitation with which the person joins; null where none is needed. */
async function requireSignUp(
  ctx: Context,
  { invitation: token }: SignUp,
  isFirst: boolean,
): Promise<InvitationDoc | null> {
  const refusal = whyNoSignUp((await readWorkspaceSettings(ctx)).signUp, isFirst);
  if (refusal === 'signup_closed' || (refusal && token === undefined)) throw new AppError(refusal);
  if (token === undefined || isFirst) return null;
  const invitation = await findInvitation(ctx, token);
  if (!invitation) throw new AppError('invitation_ended');
  return invitation;
}
