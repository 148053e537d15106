import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { EditMessage, Message } from '../contract/message.ts';
import { type MessageDoc, messages } from './messages.ts';
import { canChangeMessage } from './policy.ts';
import { requireMessage } from './require-message.ts';
import { toMessage } from './to-message.ts';
import { settle, writeMessage } from './write-message.ts';

/** How often one message can change: each number it ever had stays in its document. */
const CHANGES_MAX = 1_000;

/** Gives the caller's own message another text; it says since when (`editedAt`). Throws `not_found`, `forbidden`. */
export async function editMessage(
  ctx: Context,
  caller: Caller,
  { id, body }: EditMessage & { readonly id: string },
): Promise<Message> {
  return await changeMessage(ctx, caller, id, 'message:updated', (doc) =>
    doc.body === body ? null : { body, editedAt: ctx.now() },
  );
}

/** Deletes the caller's own message for everyone; an empty trace of it stays. Throws `not_found`, `forbidden`. */
export async function deleteMessage(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<void> {
  await changeMessage(ctx, caller, id, 'message:deleted', () => ({
    body: '',
    reactions: [],
    deletedAt: ctx.now(),
  }));
}

async function changeMessage(
  ctx: Context,
  caller: Caller,
  id: string,
  event: 'message:updated' | 'message:deleted',
  decide: (doc: MessageDoc) => Partial<MessageDoc> | null,
): Promise<Message> {
  for (;;) {
    const doc = await requireMessage(ctx, caller, id);
    if (doc.deletedAt && event === 'message:deleted' && doc.senderId === caller.userId) {
      await settle(ctx, doc);
      return toMessage(doc);
    }
    if (!canChangeMessage(caller, doc)) throw new AppError('forbidden');
    if (doc.revisions.length >= CHANGES_MAX) throw new AppError('too_many_changes');
    const set = decide(doc);
    if (!set) {
      // A repeat of what was stored, though a crash may have kept it from being told.
      await settle(ctx, doc);
      return toMessage(doc);
    }
    const written = await writeMessage(ctx, {
      conversationId: doc.conversationId,
      event,
      above: doc.revision,
      write: (revision) =>
        messages
          .in(ctx.db)
          .findOneAndUpdate(
            { _id: id, revision: doc.revision },
            { $set: { ...set, revision }, $push: { revisions: revision } },
            { returnDocument: 'after' },
          ),
    });
    if (written) return toMessage(written);
  }
}
