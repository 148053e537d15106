import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { AdminRoom, UpdateAdminRoom } from '../../contract/admin/room.ts';
import { type ConversationDoc, conversations } from '../../conversations/conversations.ts';
import { memberId, members } from '../../conversations/members.ts';
import { publishConversationUpdated, publishLobbyChanged } from '../../conversations/publish-conversation.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { appendAudit } from '../../workspace/audit.ts';
import { requireAdmin } from '../require-admin.ts';
import { toAdminRooms } from './to-admin-rooms.ts';

/**
 * Archives a room or opens it again, or makes one of its members an owner. Throws `not_found`, `invalid` where the new
 * owner is no member.
 */
export async function updateAdminRoom(
  ctx: Context,
  caller: Caller,
  { id, isArchived, ownerId }: UpdateAdminRoom & { readonly id: string },
): Promise<AdminRoom> {
  requireAdmin(caller);
  const before = await requireRoom(ctx, id);
  if (ownerId !== undefined) await makeOwner(ctx, caller, { id, ownerId });
  if (isArchived !== undefined && isArchived !== (before.room?.archivedAt != null))
    await archive(ctx, caller, { id, isArchived });
  const [room] = await toAdminRooms(ctx, [await requireRoom(ctx, id)]);
  if (!room) throw new AppError('not_found');
  return room;
}

/** A room that is not being deleted. Throws `not_found`. */
export async function requireRoom(ctx: Context, id: string): Promise<ConversationDoc> {
  const found = await conversations
    .in(ctx.db)
    .findOne({ _id: id, kind: 'room', 'room.deletedAt': { $exists: false } });
  if (!found) throw new AppError('not_found');
  return found;
}

async function makeOwner(
  ctx: Context,
  caller: Caller,
  { id, ownerId }: { readonly id: string; readonly ownerId: string },
): Promise<void> {
  const { matchedCount } = await members
    .in(ctx.db)
    .updateOne({ _id: memberId(id, ownerId), conversationId: id }, { $set: { role: 'owner' } });
  if (matchedCount === 0) throw invalidField('ownerId', 'This person is no member of the room.');
  await conversations.in(ctx.db).updateOne({ _id: id }, { $inc: { version: 1 } });
  await publishConversationUpdated(ctx, id);
  await appendAudit(ctx, caller, { action: 'room.owner', target: { kind: 'room', id }, after: { ownerId } });
  const { userId, address } = caller;
  logSecurity(ctx, {
    event: 'membership',
    action: 'owner',
    userId,
    address,
    targetId: ownerId,
    conversationId: id,
  });
}

async function archive(
  ctx: Context,
  caller: Caller,
  { id, isArchived }: { readonly id: string; readonly isArchived: boolean },
): Promise<void> {
  const after = await conversations
    .in(ctx.db)
    .findOneAndUpdate(
      { _id: id },
      { $set: { 'room.archivedAt': isArchived ? ctx.now() : null }, $inc: { version: 1 } },
      { returnDocument: 'after' },
    );
  await publishConversationUpdated(ctx, id);
  await publishLobbyChanged(ctx, after);
  const action = isArchived ? 'room.archive' : 'room.reopen';
  await appendAudit(ctx, caller, { action, target: { kind: 'room', id } });
}
