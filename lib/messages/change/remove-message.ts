import type { Context } from '../../context/context.ts';
import { changeStored } from './change-stored.ts';
import { emptied } from './delete-message.ts';
import { doubtContentOf, endContentOf } from './end-content.ts';

/**
 * Deletes a message for everyone, whoever sent it: for an administrator who handles a report, and for an account that is
 * erased. Rights are checked before. Harmless for one that is deleted, or that does not exist.
 */
export async function removeMessage(ctx: Context, id: string): Promise<void> {
  const before = await changeStored(ctx, {
    id,
    event: 'message:deleted',
    async decide(message) {
      if (message.deletedAt) return null;
      await doubtContentOf(ctx, message);
      return emptied(ctx.now());
    },
  });
  if (before) await endContentOf(ctx, before);
}
