import type { Context } from '../../context/context.ts';
import { firstLink } from '../../contract/conversations/first-link.ts';
import type { EditMessage, Message } from '../../contract/conversations/message.ts';
import { bodyError } from '../../contract/conversations/message-rules.ts';
import { whyNotWrite } from '../../conversations/policy.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { MessageDoc } from '../messages.ts';
import { canEditMessage } from '../policy.ts';
import { doubtPictureOf, endPictureOf } from '../previews/preview-pictures.ts';
import { findMentions } from '../send/find-mentions.ts';
import { noteEditedMessage } from '../send/stored-messages.ts';
import { EDITS_UNTIL, VERSIONS_MAX } from './change-limits.ts';
import { changeMessage } from './change-message.ts';

/**
 * Gives the caller's own message another text; it says since when (`editedAt`), and keeps the earlier one.
 * Its files and contacts stay as they are. Throws `not_found`, `forbidden`, `invalid` for no text where there are none, `room_archived`, `announcement_only`, `too_many_changes`.
 */
export async function editMessage(
  ctx: Context,
  caller: Caller,
  { id, body }: EditMessage & { readonly id: string },
): Promise<Message> {
  return await changeMessage(ctx, caller, {
    id,
    event: 'message:updated',
    changesMax: EDITS_UNTIL,
    decide: async ({ message, conversation, member }) => {
      if (!canEditMessage(caller, message) || message.deletedAt) throw new AppError('forbidden');
      const refusal = whyNotWrite(member, conversation);
      if (refusal !== null) throw new AppError(refusal);
      if (message.body === body) return null;
      const wrong = bodyError(body, [...(message.files ?? []), ...(message.contacts ?? [])].length > 0);
      if (wrong !== null) throw invalidField('body', wrong);
      if (message.versions >= VERSIONS_MAX) throw new AppError('too_many_changes');
      const before = { body: message.body, at: message.editedAt ?? message.createdAt };
      return {
        body,
        ...(await findMentions(ctx, { member, conversation }, body)),
        earlier: [...message.earlier, before],
        versions: message.versions + 1,
        editedAt: ctx.now(),
        ...(await withoutOtherPreview(ctx, message, body)),
      };
    },
    async follow(before, after) {
      if (!after.preview) await endPictureOf(ctx, before);
      noteEditedMessage(ctx, after);
    },
  });
}

/** The preview goes with its link. */
async function withoutOtherPreview(
  ctx: Context,
  message: MessageDoc,
  body: string,
): Promise<Pick<MessageDoc, 'preview'>> {
  if (!message.preview || message.preview.url === firstLink(body)) return {};
  await doubtPictureOf(ctx, message);
  return { preview: null };
}
