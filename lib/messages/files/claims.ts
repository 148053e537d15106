import type { FileDoc } from '../../files/files.ts';
import type { Claimed } from '../../files/sending/claim-files.ts';
import type { MessageDoc } from '../messages.ts';

type Sent = Pick<MessageDoc, 'conversationId' | 'clientId'>;

/** Under which the files of a send are claimed. Its sender is their owner, so that it names one message. */
export function claimOf({ conversationId, clientId }: Sent): string {
  return `${conversationId}:${clientId}`;
}

/** The files of a message, as they were claimed. */
export function claimedBy(message: Sent & Pick<MessageDoc, 'files'>): Claimed {
  return { claim: claimOf(message), ids: (message.files ?? []).map(({ id }) => id) };
}

/** What finds the message of a claimed file: exactly one, or none when it was not stored. */
export function messageOf({ ownerId, claim }: Pick<FileDoc, 'ownerId' | 'claim'>) {
  const [conversationId = ''] = claim?.split(':', 1) ?? [];
  return { conversationId, senderId: ownerId, clientId: claim?.slice(conversationId.length + 1) ?? '' };
}
