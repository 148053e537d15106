import type { Conversation, Member } from '@/lib/contract/conversations/conversation.ts';

/** The other person of a direct conversation; undefined in a room. */
export function otherMember(conversation: Conversation, meId: string): Member | undefined {
  if (conversation.kind !== 'direct') return undefined;
  return conversation.members.find((member) => member.userId !== meId);
}

/** What a conversation is called for one of its members: the room's name, or the other person's. */
export function conversationName(conversation: Conversation, meId: string): string {
  return conversation.name ?? otherMember(conversation, meId)?.displayName ?? 'Conversation';
}
