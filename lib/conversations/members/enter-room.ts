import type { Context } from '../../context/context.ts';
import type { MemberRole } from '../../contract/conversations/conversation.ts';
import type { ConversationDoc } from '../conversations.ts';
import {
  publishConversationCreated,
  publishConversationUpdated,
  publishLobbyChanged,
} from '../publish-conversation.ts';
import { claimMembership } from './claim-membership.ts';
import { repairRoom } from './repair-room.ts';

interface Newcomer {
  readonly userId: string;
  readonly role: MemberRole;
}

/** Makes a person a member who has read up to the newest message, and publishes it. Throws `room_full`. */
export async function enterRoom(
  ctx: Context,
  conversation: ConversationDoc,
  newcomer: Newcomer,
): Promise<ConversationDoc> {
  const { _id, lastSeq } = conversation;
  const isNew = await claimMembership(ctx, _id, { ...newcomer, seq: lastSeq });
  const room = (await repairRoom(ctx, _id)) ?? conversation;
  if (isNew) {
    await publishConversationCreated(ctx, room, [newcomer.userId]);
    await publishConversationUpdated(ctx, _id);
    await publishLobbyChanged(ctx, room);
  }
  return room;
}
