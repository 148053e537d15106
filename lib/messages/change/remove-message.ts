import type { Context } from '../../context/context.ts';
import { doubtFilesOf } from '../files/end-files.ts';
import { messages } from '../messages.ts';
import { writeMessage } from '../send/write-message.ts';
import { emptied } from './delete-message.ts';
import { endContentOf } from './end-content.ts';

/**
 * Deletes a message for everyone, whoever sent it: for an administrator who handles a report, and for an account that is
 * erased. Rights are checked before. Harmless for one that is deleted, or that does not exist.
 */
export async function removeMessage(ctx: Context, id: string): Promise<void> {
  await ctx.serialize(`message:${id}`, async () => {
    for (;;) {
      const message = await messages.in(ctx.db).findOne({ _id: id });
      if (!message || message.deletedAt || message.event) return;
      const { conversationId } = message;
      await doubtFilesOf(ctx, message);
      const written = await writeMessage(ctx, {
        conversationId,
        event: 'message:deleted',
        before: message,
        write: (revision) =>
          messages
            .in(ctx.db)
            .findOneAndUpdate(
              { _id: id, conversationId, revision: message.revision },
              { $set: { ...emptied(ctx.now()), revision }, $push: { revisions: revision } },
              { returnDocument: 'after' },
            ),
      });
      if (!written) continue;
      await endContentOf(ctx, message);
      return;
    }
  });
}
