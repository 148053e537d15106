import type { Message } from '../contract/conversations/message.ts';
import type { ListedMessage } from './messages.ts';

/** A message as every member sees it. */
export function toMessage(doc: ListedMessage): Message {
  return {
    id: doc._id,
    conversationId: doc.conversationId,
    seq: doc.seq,
    revision: doc.revision,
    senderId: doc.senderId,
    clientId: doc.clientId,
    body: doc.body,
    replyToId: doc.replyToId,
    files: doc.files ?? [],
    contacts: doc.contacts ?? [],
    reactions: doc.reactions.map(({ emoji, userIds }) => ({ emoji, userIds })),
    mentions: doc.mentions,
    ...(doc.mentionGroup ? { mentionGroup: doc.mentionGroup } : {}),
    versions: doc.versions,
    isUndone: doc.isUndone,
    createdAt: doc.createdAt.toISOString(),
    editedAt: doc.editedAt?.toISOString() ?? null,
    deletedAt: doc.deletedAt?.toISOString() ?? null,
    event: doc.event ?? null,
    ...(doc.forwarded && {
      forwarded: { ...doc.forwarded, createdAt: doc.forwarded.createdAt.toISOString() },
    }),
    ...(doc.preview && { preview: doc.preview }),
    ...(doc.pinned && { pinned: { byUserId: doc.pinned.byUserId, at: doc.pinned.at.toISOString() } }),
  };
}
