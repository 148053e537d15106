import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import type { Draft } from '../contract/draft.ts';
import { drafts } from './drafts.ts';
import { requireMember } from './require-member.ts';

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
