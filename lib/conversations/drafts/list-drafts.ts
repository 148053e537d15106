import type { Context } from '../../context/context.ts';
import type { Draft } from '../../contract/conversations/draft.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireMember } from '../require-member.ts';
import { drafts } from './drafts.ts';

/** The caller's own drafts of a conversation, of all their devices, the newest first. Throws `not_found`. */
export async function listDrafts(
  ctx: Context,
  caller: Caller,
  { conversationId }: { readonly conversationId: string },
): Promise<{ items: Draft[] }> {
  await requireMember(ctx, caller, conversationId);
  const docs = await drafts
    .in(ctx.db)
    .find({ userId: caller.userId, conversationId }, { sort: { updatedAt: -1 } })
    .toArray();
  return {
    items: docs.map(({ deviceId, deviceName, body, replyToId, updatedAt }) => ({
      deviceId,
      deviceName,
      body,
      replyToId,
      updatedAt: updatedAt.toISOString(),
    })),
  };
}
