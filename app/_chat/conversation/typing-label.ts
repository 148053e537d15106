import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { TypingPerson } from '../../_client/state/typing.ts';

const NAMES_MAX = 3;

/** Who is typing: in a direct conversation there is only one who can, in a room up to three are named by `nameOf`. */
export function typingLabel(
  { kind }: Pick<Conversation, 'kind'>,
  typing: readonly TypingPerson[],
  nameOf: (userId: string) => string | null,
): string {
  if (kind === 'direct') return 'typing…';
  const names = typing.slice(-NAMES_MAX).map(({ userId }) => nameOf(userId) ?? 'Someone');
  if (typing.length > NAMES_MAX) return `${names.join(', ')} and others are typing…`;
  if (names.length === 1) return `${names[0]} is typing…`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are typing…`;
}
