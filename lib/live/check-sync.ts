import { createHash } from 'node:crypto';
import { addressBookRevision } from '../contacts/stored/address-book-revision.ts';
import type { Context } from '../context/context.ts';
import type { LatestRevisions } from '../contract/events.ts';
import { listConversationRevisions } from '../conversations/list-conversations.ts';
import type { Feeds } from './feeds.ts';
import { reconcileRooms } from './reconcile-rooms.ts';
import type { LiveServer } from './sockets.ts';

interface Live {
  readonly ctx: Context;
  readonly io: LiveServer;
  readonly feeds: Feeds;
}

/**
 * The latest revisions of everything that this person may read; `heads` is null when that is what the sync token
 * covers already. Corrects on the way what this process missed: which rooms the person's sockets are in, and
 * how far its feeds have come.
 */
export async function checkSync(
  { ctx, io, feeds }: Live,
  userId: string,
  token: string | undefined,
): Promise<{ mark: string; heads: LatestRevisions | null }> {
  const [known, contactsRevision] = await Promise.all([
    listConversationRevisions(ctx, userId),
    addressBookRevision(ctx),
  ]);
  const latest = {
    conversations: known.map(({ conversationId: id, revision, version }) => ({ id, revision, version })),
    contactsRevision,
  };
  await reconcileRooms({ ctx, io, feeds }, userId, known);
  feeds.noteConversations(known);
  feeds.noteAddressBook(contactsRevision);
  const now = createHash('sha256').update(JSON.stringify(latest)).digest('base64url');
  return { mark: now, heads: now === token ? null : latest };
}
