import type { ComponentProps } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { otherMember } from './conversation-name.ts';

type ConversationAvatarProps = Omit<ComponentProps<typeof PersonAvatar>, 'id' | 'shape'> & {
  readonly conversation: Conversation;
};

/** The photo or initials of the other person of a direct conversation, or the initials of a room. */
export function ConversationAvatar({ conversation, ...props }: ConversationAvatarProps) {
  const me = useMe();
  return (
    <PersonAvatar
      id={otherMember(conversation, me.id)?.userId ?? conversation.id}
      shape={conversation.kind === 'room' ? 'room' : 'person'}
      {...props}
    />
  );
}
