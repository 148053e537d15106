import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { MessageDoc } from '../messages.ts';
import { canChangeMessage } from '../policy.ts';
import { DELETES_UNTIL } from './change-limits.ts';
import { changeMessage } from './change-message.ts';
import { doubtContentOf, endContentOf } from './end-content.ts';

/** What is left of a deleted message: its number, its sender and its times. */
export function emptied(now: Date): Partial<MessageDoc> {
  return {
    body: '',
    files: [],
    contacts: [],
    mentions: [],
    mentionGroup: null,
    earlier: [],
    versions: 0,
    reactions: [],
    pinned: null,
    forwarded: null,
    preview: null,
    deletedAt: now,
  };
}

/** Deletes the caller's own message for everyone; an empty trace of it stays. Throws `not_found`, `forbidden`. */
export async function deleteMessage(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<void> {
  await changeMessage(ctx, caller, {
    id,
    event: 'message:deleted',
    changesMax: DELETES_UNTIL,
    decide: async ({ message }) => {
      if (!canChangeMessage(caller, message)) throw new AppError('forbidden');
      if (message.deletedAt) return null;
      await doubtContentOf(ctx, message);
      return emptied(ctx.now());
    },
    follow: (before) => endContentOf(ctx, before),
  });
}
