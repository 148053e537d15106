import type { Context } from '../../context/context.ts';
import { messages } from '../../messages/messages.ts';
import type { Candidate, Situation } from '../decide/situations.ts';
import type { NoticeDoc } from '../stored/notices.ts';

/** A notice, and what is needed to decide on it. */
export interface NoticeWork extends Candidate {
  readonly doc: NoticeDoc;
  readonly isStored: boolean;
}

export type WorkSituation = Situation<NoticeWork>;

/** How often a push that could not be delivered is tried. */
export const TRIES_MAX = 3;

/** Stored notices with their messages; those of a message that is not there any more are left out. */
export async function workOf(ctx: Context, docs: readonly NoticeDoc[]): Promise<NoticeWork[]> {
  const ids = [...new Set(docs.map(({ messageId }) => messageId))];
  const found = await messages
    .in(ctx.db)
    .find({ _id: { $in: ids } }, { projection: { earlier: 0, revisions: 0, reactions: 0 } })
    .toArray();
  const byId = new Map(found.map((message) => [message._id, message]));
  return docs.flatMap((doc) => {
    const message = byId.get(doc.messageId);
    if (!message) return [];
    const { userId, answersUserId, isUrgent, at: since } = doc;
    return [{ doc, isStored: true, message, userId, answersUserId, isUrgent, since }];
  });
}
