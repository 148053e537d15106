import { createHash } from 'node:crypto';
import { addressBookRevision } from '../contacts/stored/address-book-revision.ts';
import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import type { LatestRevisions } from '../contract/events.ts';
import { listConversationRevisions } from '../conversations/list-conversations.ts';
import { gatherCalls } from '../process/gather-calls.ts';
import { type ChangeStamps, decodeStamp, encodeStamp } from './change-stamps.ts';
import type { Feeds } from './feeds.ts';
import { reconcileRooms } from './reconcile-rooms.ts';
import { rooms } from './rooms.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';

const contactsRevisionOf = processState('contacts-revision', (ctx) =>
  gatherCalls<never, number>(() => addressBookRevision(ctx)),
);

interface Live {
  readonly ctx: Context;
  readonly io: LiveServer;
  readonly feeds: Feeds;
  readonly stamps: ChangeStamps;
}

/**
 * The latest revisions of everything that this socket's person may read; `heads` is null when that is what the sync token
 * covers already, which this process mostly knows without the store. What it reads corrects what it missed: which
 * rooms the person's sockets are in, and how far its feeds have come.
 */
export async function checkSync(
  { ctx, io, feeds, stamps }: Live,
  socket: LiveSocket,
  token: string | undefined,
): Promise<{ mark: string; heads: LatestRevisions | null }> {
  const { userId } = socket.data.caller;
  const known = decodeStamp(token);
  const isTrusted = ctx.bus.health().state === 'ok';
  if (token !== undefined && known && isTrusted && stamps.covers(known, [...socket.rooms, rooms.addressBook]))
    return { mark: token, heads: null };
  const begun = stamps.begin();
  const [found, contactsRevision] = await Promise.all([
    listConversationRevisions(ctx, userId),
    contactsRevisionOf(ctx)([]),
  ]);
  const latest = {
    conversations: found
      .map(({ conversationId: id, revision, version }) => ({ id, revision, version }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    contactsRevision,
  };
  await reconcileRooms({ ctx, io, feeds }, userId, found);
  feeds.noteConversations(found);
  feeds.noteAddressBook(contactsRevision);
  const hash = createHash('sha256').update(JSON.stringify(latest)).digest('base64url');
  const isSame = token !== undefined && hash === known?.hash;
  // While the bus cannot be trusted, no later stamp is worth more.
  const mark = isSame && !isTrusted ? token : encodeStamp({ ...begun, hash });
  return { mark, heads: isSame ? null : latest };
}
