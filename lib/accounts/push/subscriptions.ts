import type { Context } from '../../context/context.ts';
import { readAll } from '../../store/read-all.ts';
import type { Caller } from '../../use-case/caller.ts';
import { inUse } from '../policy.ts';
import type { PushSubscriptionDoc } from '../push-subscription.ts';
import { endOfSession, sessions } from '../sessions/sessions.ts';
import { tokens } from '../tokens/tokens.ts';
import { users } from '../users.ts';

/** A device that takes pushes: a signed-in browser, or a program with a token. */
export interface PushDevice {
  /** The id of its session or token. */
  readonly id: string;
  readonly kind: 'session' | 'token';
  readonly userId: string;
  /** As its person knows it. */
  readonly name: string;
  readonly push: PushSubscriptionDoc;
}

const hasPush = { 'push.key': { $exists: true } } as const;

/** The devices of these people that take pushes: none of a session or token that has ended, or of a closed account. */
export async function readPushDevices(ctx: Context, userIds: readonly string[]): Promise<PushDevice[]> {
  if (userIds.length === 0) return [];
  const [devices, people] = await Promise.all([
    devicesOf(ctx, userIds),
    users
      .in(ctx.db)
      .find({ _id: { $in: [...userIds] }, ...inUse }, { projection: { _id: 1 } })
      .toArray(),
  ]);
  const open = new Set(people.map(({ _id }) => _id));
  return devices.filter(({ userId }) => open.has(userId));
}

/** The same for who looks at the accounts by themselves: also devices of closed ones. */
export async function devicesOf(ctx: Context, userIds: readonly string[]): Promise<PushDevice[]> {
  const now = ctx.now();
  const ofThem = { userId: { $in: [...userIds] }, ...hasPush };
  const [browsers, programs] = await Promise.all([
    readAll(sessions.in(ctx.db).find(ofThem)),
    readAll(tokens.in(ctx.db).find(ofThem)),
  ]);
  const devices: PushDevice[] = [];
  for (const session of browsers) {
    const { _id: id, userId, device: name, push } = session;
    if (push && endOfSession(session) > now) devices.push({ id, kind: 'session', userId, name, push });
  }
  for (const { _id: id, userId, label: name, push, expiresAt } of programs) {
    if (push && expiresAt > now) devices.push({ id, kind: 'token', userId, name, push });
  }
  return devices;
}

/** The device of a caller, null when it takes no pushes. */
export async function ownPushDevice(ctx: Context, caller: Caller): Promise<PushDevice | null> {
  const devices = await readPushDevices(ctx, [caller.userId]);
  return devices.find(({ id }) => id === (caller.sessionId ?? caller.tokenId)) ?? null;
}

/** Sets or takes away the subscription of the caller's own session or token. Resolves to whether it is still there. */
export async function writeOwnPush(
  ctx: Context,
  { userId, sessionId, tokenId }: Caller,
  push: PushSubscriptionDoc | null,
): Promise<boolean> {
  const change = push === null ? { $unset: { push: '' as const } } : { $set: { push } };
  const { matchedCount } =
    sessionId === null
      ? await tokens.in(ctx.db).updateOne({ _id: tokenId ?? '', userId }, change)
      : await sessions.in(ctx.db).updateOne({ _id: sessionId, userId }, change);
  return matchedCount > 0;
}

/** Ends subscriptions by their keys, but that of the session or token `exceptId`. */
export async function endSubscriptions(
  ctx: Context,
  keys: readonly string[],
  exceptId: string | null = null,
): Promise<void> {
  if (keys.length === 0) return;
  const filter = { 'push.key': { $in: [...keys] }, ...(exceptId === null ? {} : { _id: { $ne: exceptId } }) };
  await Promise.all([
    sessions.in(ctx.db).updateMany(filter, { $unset: { push: '' } }),
    tokens.in(ctx.db).updateMany(filter, { $unset: { push: '' } }),
  ]);
}

/** Ends those of a person, but that of one session: after a new password each device has to show itself again. */
export async function endSubscriptionsOf(
  ctx: Context,
  userId: string,
  exceptSessionId: string | null,
): Promise<void> {
  const filter = { userId, ...hasPush };
  await Promise.all([
    sessions
      .in(ctx.db)
      .updateMany(
        { ...filter, ...(exceptSessionId === null ? {} : { _id: { $ne: exceptSessionId } }) },
        { $unset: { push: '' } },
      ),
    tokens.in(ctx.db).updateMany(filter, { $unset: { push: '' } }),
  ]);
}

interface Answer {
  readonly device: PushDevice;
  readonly status: number | null;
  readonly isOk: boolean;
}

/** Notes what the push services answered, by the keys of the subscriptions. */
export async function noteAnswers(ctx: Context, answers: readonly Answer[]): Promise<void> {
  const at = ctx.now();
  const updates = (kind: PushDevice['kind']) =>
    answers
      .filter(({ device }) => device.kind === kind)
      .map(({ device, status, isOk }) => ({
        updateOne: {
          filter: { _id: device.id, 'push.key': device.push.key },
          update: {
            $set: isOk
              ? { 'push.lastOkAt': at, 'push.lastError': null }
              : { 'push.lastError': { status, at } },
          },
        },
      }));
  const [browsers, programs] = [updates('session'), updates('token')];
  await Promise.all([
    browsers.length > 0 && sessions.in(ctx.db).bulkWrite(browsers, { ordered: false }),
    programs.length > 0 && tokens.in(ctx.db).bulkWrite(programs, { ordered: false }),
  ]);
}
