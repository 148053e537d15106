import type { Context } from '../../context/context.ts';
import { previewText } from '../../contract/conversations/preview-text.ts';
import { findRoom } from '../../conversations/rooms/find-room.ts';
import { namesOf } from '../../conversations/to-conversation.ts';
import { readAll } from '../../store/read-all.ts';
import type { Caller } from '../../use-case/caller.ts';
import { listed, messages } from '../messages.ts';

const SHOWN = 5;
/** How many are read to find them: undone and deleted ones are left out. */
const READ_MAX = 20;

/** A message as it is shown to a person who is not in the room yet. */
export interface PreviewedMessage {
  readonly id: string;
  readonly senderName: string;
  /** Its text; of a message without one, what was sent with it. */
  readonly body: string;
  readonly createdAt: string;
}

/**
 * The newest messages of a room, oldest first, for whoever may join it: reading on, writing and live updates need
 * membership. Throws `not_found`, also for a private room that is not the caller's.
 */
export async function previewRoom(
  ctx: Context,
  caller: Caller,
  { slug }: { readonly slug: string },
): Promise<PreviewedMessage[]> {
  const { conversation } = await findRoom(ctx, caller, slug);
  const newest = await readAll(
    messages
      .in(ctx.db)
      .find({ conversationId: conversation._id }, { sort: { seq: -1 }, limit: READ_MAX, projection: listed }),
  );
  const shown = newest
    .filter(({ isUndone, deletedAt, event }) => !isUndone && deletedAt === null && !event)
    .slice(0, SHOWN)
    .reverse();
  const names = await namesOf(
    ctx,
    shown.map(({ senderId }) => ({ userId: senderId })),
  );
  return shown.map(({ _id, senderId, body, files = [], contacts = [], createdAt }) => ({
    id: _id,
    senderName: names.get(senderId)?.displayName ?? 'Someone who left',
    body: previewText({ body, files, contacts }),
    createdAt: createdAt.toISOString(),
  }));
}
