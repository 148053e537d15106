import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { canChangeMessage } from '../policy.ts';
import { doubtPictureOf, endPictureOf } from '../previews/preview-pictures.ts';
import { DELETES_UNTIL } from './change-limits.ts';
import { changeMessage } from './change-message.ts';

/**
 * Removes the link preview of the caller's own message, for good: it gets no other one, whatever it is edited to. Harmless when
 * there is none. Throws `not_found`, `forbidden`.
 */
export async function removePreview(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<void> {
  await changeMessage(ctx, caller, {
    id,
    event: 'message:updated',
    changesMax: DELETES_UNTIL,
    decide: async ({ message }) => {
      if (!canChangeMessage(caller, message) || message.deletedAt) throw new AppError('forbidden');
      if (message.isPreviewRemoved) return null;
      await doubtPictureOf(ctx, message);
      return { preview: null, isPreviewRemoved: true };
    },
    follow: (before) => endPictureOf(ctx, before),
  });
}
