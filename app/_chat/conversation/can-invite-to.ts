import type { Conversation } from '@/lib/contract/conversations/conversation.ts';

/** Whether this member may bring others into a conversation: of a private room only owners and admins. */
export function canInviteTo({ kind, archivedAt, visibility, myRole }: Conversation): boolean {
  return kind === 'room' && archivedAt === null && (visibility === 'public' || myRole !== 'member');
}
