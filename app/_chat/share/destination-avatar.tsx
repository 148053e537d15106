import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { ConversationAvatar } from '../conversation/conversation-avatar.tsx';
import type { Destination } from './use-destinations.ts';

interface DestinationAvatarProps {
  readonly to: Destination;
  readonly size: 24 | 32;
}

/** The photo or initials of where something can be sent. */
export function DestinationAvatar({ to: { conversation, person, name }, size }: DestinationAvatarProps) {
  if (conversation) return <ConversationAvatar conversation={conversation} name={name} size={size} />;
  return <PersonAvatar id={person.id} name={name} size={size} />;
}
