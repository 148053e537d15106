import type { Conversation } from '@/lib/contract/conversation.ts';

/** Why one cannot write in a conversation, as a sentence; null when one can. */
export function readOnlyReason(conversation: Conversation, isRemoved: boolean): string | null {
  const { kind, name, archivedAt, isAnnouncement, myRole } = conversation;
  if (isRemoved)
    return `You are no longer in ${name ?? 'this conversation'}. What was said until then stays readable.`;
  if (kind !== 'room') return null;
  if (archivedAt !== null) return 'This room is archived. It can be read, not written to.';
  if (isAnnouncement && myRole === 'member') return 'Only owners and admins write in this room.';
  return null;
}
