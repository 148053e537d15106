import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';

/** Whether its members may write in a conversation, by what this page knows of it. */
export function isWritable({ archivedAt, isAnnouncement, isBlockedByMe, myRole }: Conversation): boolean {
  return archivedAt === null && !isBlockedByMe && !(isAnnouncement && myRole === 'member');
}
