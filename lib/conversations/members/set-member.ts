import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { logRefusal, logSecurity } from '../../context/security-log.ts';
import type { MemberRole } from '../../contract/conversations/conversation.ts';
import type { SetMember } from '../../contract/conversations/room.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { memberFilter, members } from '../members.ts';
import { canInvite, canSetRole } from '../policy.ts';
import { publishConversationUpdated } from '../publish-conversation.ts';
import { type Membership, requireMember } from '../require-member.ts';
import { enterRoom } from './enter-room.ts';
import { repairRoom } from './repair-room.ts';

interface Target extends SetMember {
  readonly conversationId: string;
  readonly userId: string;
}

/** What was done; null when it was so already. */
type Done = 'invited' | 'role changed' | null;

/**
 * Brings a person into a room, or changes a member's role. Harmless when it is so already.
 * Throws `not_found`, `forbidden`, `room_archived`, `room_full`, `last_owner`.
 */
export async function setMember(ctx: Context, caller: Caller, target: Target): Promise<Done> {
  const { conversationId, userId: targetId } = target;
  const { userId, address } = caller;
  const entry = { event: 'membership', userId, address, targetId, conversationId } as const;
  const action = await logRefusal(ctx, entry, () => set(ctx, caller, target));
  if (action !== null) logSecurity(ctx, { ...entry, action });
  return action;
}

async function set(ctx: Context, caller: Caller, target: Target): Promise<Done> {
  const mine = await requireMember(ctx, caller, target.conversationId);
  const person = await users.in(ctx.db).findOne({ _id: target.userId }, { projection: { _id: 1 } });
  if (!person) throw new AppError('not_found');
  const existing = await members
    .in(ctx.db)
    .findOne(memberFilter(target.conversationId, target.userId), { projection: { role: 1 } });
  if (!existing) {
    await invite(ctx, mine, target);
    return 'invited';
  }
  if (target.role === undefined || target.role === existing.role) return null;
  await changeRole(ctx, mine, existing._id, existing.role, target.role);
  return 'role changed';
}

async function invite(
  ctx: Context,
  { conversation, member }: Membership,
  { userId, role = 'member' }: Target,
): Promise<void> {
  if (!canInvite(member, conversation)) throw new AppError('forbidden');
  if (role !== 'member' && !canSetRole(member, conversation)) throw new AppError('forbidden');
  if (conversation.room?.archivedAt) throw new AppError('room_archived');
  await enterRoom(ctx, conversation, { userId, role });
}

async function changeRole(
  ctx: Context,
  { conversation, member }: Membership,
  id: string,
  from: MemberRole,
  to: MemberRole,
): Promise<void> {
  if (!canSetRole(member, conversation)) throw new AppError('forbidden');
  if (from === 'owner' && (await isOnlyOwner(ctx, conversation._id))) throw new AppError('last_owner');
  await members.in(ctx.db).updateOne({ _id: id, role: from }, { $set: { role: to } });
  await repairRoom(ctx, conversation._id);
  await publishConversationUpdated(ctx, conversation._id);
}

async function isOnlyOwner(ctx: Context, conversationId: string): Promise<boolean> {
  return (await members.in(ctx.db).countDocuments({ conversationId, role: 'owner' })) < 2;
}
