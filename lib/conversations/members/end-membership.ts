import type { Context } from '../../context/context.ts';
import type { ConversationDoc } from '../conversations.ts';
import { type MemberSummary, members } from '../members.ts';
import {
  publishConversationRemoved,
  publishConversationUpdated,
  publishLobbyChanged,
} from '../publish-conversation.ts';
import { toConversations } from '../to-conversation.ts';
import { repairRoom } from './repair-room.ts';

/**
 * Ends a membership as it was found, and with it the live feed. Resolves to false when it is another by now (another
 * role, or none), so that the caller can check again whether it may be ended. `byUserId` is who ended it.
 */
export async function endMembership(
  ctx: Context,
  conversation: ConversationDoc,
  member: MemberSummary,
  byUserId: string,
): Promise<boolean> {
  // Read before the end: afterwards nothing of the room is theirs to see.
  const [lastSeen] = await toConversations(ctx, [conversation], member.userId);
  const { deletedCount } = await members
    .in(ctx.db)
    .deleteOne({ _id: member._id, conversationId: conversation._id, role: member.role });
  if (deletedCount === 0) return false;
  if (lastSeen) await publishConversationRemoved(ctx, member.userId, { ...lastSeen, byUserId });
  const repaired = await repairRoom(ctx, conversation._id);
  await publishConversationUpdated(ctx, conversation._id);
  await publishLobbyChanged(ctx, repaired);
  return true;
}
