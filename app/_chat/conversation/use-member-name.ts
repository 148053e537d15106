import type { Member } from '@/lib/contract/conversations/conversation.ts';
import { useDistinctName } from '../../_client/live/look-alikes.ts';

/** What a member is called in a line of text: with the username when a name of another person looks the same. */
export function useMemberName(): (member: Pick<Member, 'userId' | 'username' | 'displayName'>) => string {
  const distinctName = useDistinctName();
  return ({ userId, ...named }) => distinctName({ ...named, id: userId });
}
