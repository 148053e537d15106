import type { Context } from '../../context/context.ts';
import { repeatWrite } from '../../store/repeat-write.ts';
import { type SavedDoc, savedMessages } from './saved-messages.ts';

/**
 * Forgets who saved a message, or all of a conversation, or everything that a person saved. Lists leave out what is gone
 * anyway, so that a crash before this shows nothing.
 */
export async function forgetSaved(
  ctx: Context,
  of: Partial<Pick<SavedDoc, 'messageId' | 'conversationId' | 'userId'>>,
): Promise<void> {
  await repeatWrite(() => savedMessages.in(ctx.db).deleteMany(of));
}
