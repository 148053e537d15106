import type { Context } from '../../context/context.ts';
import type { MemberRole } from '../../contract/conversations/conversation.ts';
import type { ConversationDoc } from '../conversations.ts';
import {
  publishConversationCreated,
  publishConversationUpdated,
  publishLobbyChanged,
} from '../publish-conversation.ts';
import { settleRoom } from '../rooms/repair-room.ts';
import { takePlace } from './claim-membership.ts';

interface Newcomer {
  readonly userId: string;
  readonly role: MemberRole;
}

/** Makes somebody a member whose marks begin at the newest message, and tells them and the others. Throws `room_full`. */
export async function enterRoom(
  ctx: Context,
  conversation: ConversationDoc,
  newcomer: Newcomer,
): Promise<ConversationDoc> {
  const { _id, lastSeq } = conversation;
  const isNew = await takePlace(ctx, _id, { ...newcomer, seq: lastSeq });
  const settled = (await settleRoom(ctx, _id)) ?? conversation;
  if (isNew) {
    await publishConversationCreated(ctx, settled, [newcomer.userId]);
    await publishConversationUpdated(ctx, _id);
    await publishLobbyChanged(ctx, settled);
  }
  return settled;
}
