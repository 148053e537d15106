import type { Conversation } from '@/lib/contract/conversations/conversation.ts';

/** Whether this member may pin messages: both of a direct conversation, of a room its owners and admins. */
export function canPinIn({ kind, archivedAt, myRole }: Conversation): boolean {
  return kind === 'direct' || (archivedAt === null && myRole !== 'member');
}
