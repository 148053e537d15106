import type { ConversationDoc } from './conversations.ts';
import type { MemberSummary } from './members.ts';

/** What of a conversation a member has not read: derived from positions, so it cannot drift. */
export function unreadOf(
  { lastSeq, undoneSeqs }: Pick<ConversationDoc, 'lastSeq' | 'undoneSeqs'>,
  { readSeq, unreadFromSeq, mentionSeqs }: Pick<MemberSummary, 'readSeq' | 'unreadFromSeq' | 'mentionSeqs'>,
): { unreadCount: number; mentionCount: number; undoneSeqs: number[] } {
  const base = Math.min(readSeq, unreadFromSeq === null ? readSeq : unreadFromSeq - 1);
  const undone = undoneSeqs.filter((seq) => seq > base);
  return {
    unreadCount: Math.max(0, lastSeq - base - undone.length),
    mentionCount: mentionSeqs.filter((seq) => seq > base).length,
    undoneSeqs: undone,
  };
}
