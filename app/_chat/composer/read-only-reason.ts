import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import type { Removal } from '../../_client/state/conversation-list.ts';

const STAYS = 'What was said until then stays readable.';

/** Why one cannot write in a conversation, as a sentence; null when one can. */
export function readOnlyReason(
  conversation: Conversation,
  removal: Removal | undefined,
  nameOf: (userId: string) => string,
): string | null {
  const { kind, name, archivedAt, isAnnouncement, myRole } = conversation;
  if (removal) return `${removalReason(name ?? 'this conversation', removal, nameOf)} ${STAYS}`;
  if (conversation.isBlockedByMe) {
    const other = conversation.members.find(({ userId }) => nameOf(userId) !== 'You');
    return `You blocked ${other ? nameOf(other.userId) : 'this person'}.`;
  }
  if (kind !== 'room') return null;
  if (archivedAt !== null) return 'This room is archived. It can be read, not written to.';
  if (isAnnouncement && myRole === 'member') return 'Only owners and admins write in this room.';
  return null;
}

function removalReason(room: string, { byUserId }: Removal, nameOf: (userId: string) => string): string {
  const name = isolate(room);
  if (byUserId === null) return `You are no longer in ${name}.`;
  const who = nameOf(byUserId);
  return who === 'You' ? `You left ${name}.` : `${who} removed you from ${name}.`;
}
