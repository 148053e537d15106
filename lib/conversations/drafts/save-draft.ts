import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { SaveDraft } from '../../contract/conversations/draft.ts';
import { consume } from '../../limits/rate-limit.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireMember } from '../require-member.ts';
import { drafts } from './drafts.ts';

/** How many devices of a person keep a draft of one conversation; the one saved longest ago gives way. */
const DEVICES_MAX = 20;

/** Keeps what one device of the caller has in the composer; an empty text deletes it. Throws `not_found`. */
export async function saveDraft(
  ctx: Context,
  caller: Caller,
  input: SaveDraft & { readonly conversationId: string },
): Promise<void> {
  const { conversationId, deviceId, deviceName, body, replyToId = null } = input;
  const { userId } = caller;
  await requireMember(ctx, caller, conversationId);
  await consume(ctx, 'draft', userId);
  const _id = JSON.stringify([userId, conversationId, deviceId]);
  if (body.trim() === '') {
    const { deletedCount } = await drafts.in(ctx.db).deleteOne({ _id });
    if (deletedCount === 0) return;
  } else {
    const draft = { userId, conversationId, deviceId, deviceName, body, replyToId, updatedAt: ctx.now() };
    await drafts.in(ctx.db).replaceOne({ _id }, draft, { upsert: true });
    await deleteOldest(ctx, userId, conversationId);
  }
  await publishFact(ctx.bus, 'draft', { userId, conversationId, deviceId });
}

async function deleteOldest(ctx: Context, userId: string, conversationId: string): Promise<void> {
  const beyond = await drafts
    .in(ctx.db)
    .find({ userId, conversationId }, { sort: { updatedAt: -1 }, skip: DEVICES_MAX, projection: { _id: 1 } })
    .toArray();
  if (beyond.length > 0) await drafts.in(ctx.db).deleteMany({ _id: { $in: beyond.map(({ _id }) => _id) } });
}
