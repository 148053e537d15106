import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';

/** What leaving a room means for this person, and who owns it then. */
export function leaveWarning(conversation: Conversation, meId: string): string {
  const { memberCount, visibility } = conversation;
  if (memberCount === 1) return 'You are the last one in it: it is archived when you leave.';
  const back =
    visibility === 'private' ? 'Only an invitation brings you back.' : 'You can join again at any time.';
  const heir = heirSentence(conversation, meId);
  return heir === null ? back : `${heir} ${back}`;
}

/** Who becomes the owner, by name where the page can know it; null when there is another owner, or one owns nothing. */
function heirSentence({ members, memberCount, myRole }: Conversation, meId: string): string | null {
  const others = members.filter(({ userId }) => userId !== meId);
  if (myRole !== 'owner' || others.some(({ role }) => role === 'owner')) return null;
  const admins = others.filter(({ role }) => role === 'admin');
  const isWhole = members.length === memberCount;
  const [heir] = admins.length > 0 ? admins : others;
  const isCertain = isWhole && heir !== undefined && (admins.length === 1 || others.length === 1);
  if (isCertain) return `${isolate(heir.displayName)} becomes its owner.`;
  return `Whoever has been ${admins.length > 0 ? 'an admin' : 'in it'} the longest becomes its owner.`;
}
