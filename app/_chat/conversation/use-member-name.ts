import type { Conversation, Member } from '@/lib/contract/conversations/conversation.ts';
import { useLive } from '../../_client/live/live-context.ts';
import { useDistinctName } from '../../_client/live/look-alikes.ts';

/** What a member is called in a line of text: with the username when a name of another person looks the same. */
export function useMemberName(): (member: Pick<Member, 'userId' | 'username' | 'displayName'>) => string {
  const distinctName = useDistinctName();
  return ({ userId, ...named }) => distinctName({ ...named, id: userId });
}

/**
 * What a person is called in a line about a conversation, by id: one of its members, or, since of a large room not all are
 * listed, anyone whom the page knows; null for someone unknown.
 */
export function useNameIn({ members }: Pick<Conversation, 'members'>): (userId: string) => string | null {
  const memberName = useMemberName();
  const people = useLive((state) => state.people.byId);
  return (userId) => {
    const member = members.find((each) => each.userId === userId);
    const person = people.get(userId);
    if (member) return memberName(member);
    return person ? memberName({ ...person, userId }) : null;
  };
}
