import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { drafts } from '../../conversations/drafts/drafts.ts';
import { members } from '../../conversations/members.ts';
import { publishConversationRemoved, publishLobbyChanged } from '../../conversations/publish-conversation.ts';
import { toConversationsFor } from '../../conversations/to-conversation.ts';
import { endFiles } from '../../files/sending/bind-files.ts';
import { messages } from '../../messages/messages.ts';
import { previewPictures } from '../../messages/previews/preview-pictures.ts';
import { forgetSaved } from '../../messages/saved/forget-saved.ts';
import { forgetIndex } from '../../search/indexing/forget-index.ts';
import type { Caller } from '../../use-case/caller.ts';
import { appendAudit } from '../../workspace/audit.ts';
import { requireConfirmedAdmin } from '../require-admin.ts';
import { requireRoom } from './update-admin-room.ts';

/** Deletes a room with everything that was written in it, for good. Throws `not_found`, `password_needed`. */
export async function deleteRoom(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<void> {
  await requireConfirmedAdmin(ctx, caller);
  const room = await requireRoom(ctx, id);
  const now = ctx.now();
  // From here on no one writes in it, and what a crash cuts off is finished by the next sweep.
  await conversations
    .in(ctx.db)
    .updateOne(
      { _id: id },
      { $set: { 'room.archivedAt': now, 'room.deletedAt': now }, $inc: { version: 1 } },
    );
  await appendAudit(ctx, caller, {
    action: 'room.delete',
    target: { kind: 'room', id },
    before: { name: room.room?.name ?? '', members: room.memberCount, messages: room.lastSeq },
  });
  await finishDeletion(ctx, id, caller.userId);
}

/** Takes everything of a room away that is marked as deleted; each step can be done again. */
export async function finishDeletion(ctx: Context, id: string, byUserId: string | null): Promise<void> {
  const room = await conversations.in(ctx.db).findOne({ _id: id, 'room.deletedAt': { $exists: true } });
  if (!room) return;
  const all = await members
    .in(ctx.db)
    .find({ conversationId: id }, { projection: { userId: 1 } })
    .toArray();
  // Read before the end: afterwards nothing of the room is theirs to see.
  const lastSeen = await toConversationsFor(
    ctx,
    all.map(({ userId }) => ({ doc: room, userId })),
  );
  await members.in(ctx.db).deleteMany({ conversationId: id });
  for (const { userId, conversation } of lastSeen)
    await publishConversationRemoved(ctx, userId, { ...conversation, byUserId });
  await drafts.in(ctx.db).deleteMany({ conversationId: id });
  await messages.in(ctx.db).deleteMany({ conversationId: id });
  await previewPictures.in(ctx.db).deleteMany({ conversationId: id });
  await forgetSaved(ctx, { conversationId: id });
  await forgetIndex(ctx, id);
  await endFiles(ctx, { conversationId: id });
  await conversations.in(ctx.db).deleteOne({ _id: id });
  await publishLobbyChanged(ctx, room);
}

/** Finishes what a crash cut off. */
export async function finishDeletions(ctx: Context): Promise<void> {
  const cut = await conversations
    .in(ctx.db)
    .find({ 'room.deletedAt': { $exists: true } }, { projection: { _id: 1 } })
    .toArray();
  for (const { _id } of cut) await finishDeletion(ctx, _id, null);
}
