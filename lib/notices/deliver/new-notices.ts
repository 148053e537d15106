import type { Context } from '../../context/context.ts';
import { type Candidate, readSituations, type Situation, type Surroundings } from '../decide/situations.ts';
import { type NoticeDoc, noticeId, writeNotices } from '../stored/notices.ts';
import type { WorkSituation } from './notice-work.ts';
import { noteHeld } from './summaries.ts';

/**
 * Decides for people whom new messages concern, and stores what was decided for those who are not notified now. Resolves to the
 * others, whose notices are stored with what becomes of them, and to when the next one is due of those that wait.
 */
export async function decideNew(
  ctx: Context,
  candidates: readonly Candidate[],
  surroundings: Surroundings,
): Promise<{ readonly ready: WorkSituation[]; readonly nextAt: Date | null }> {
  const situations = await readSituations(ctx, candidates, surroundings);
  const held = new Map<string, Date>();
  let nextAt: Date | null = null;
  const ready: WorkSituation[] = [];
  const others: NoticeDoc[] = [];
  for (const situation of situations) {
    const { decision, candidate } = situation;
    const doc = noticeOf(situation);
    if (decision.what === 'notify')
      ready.push({ ...situation, candidate: { ...candidate, doc, isStored: false } });
    else others.push(doc);
    if (decision.what === 'hold') held.set(candidate.userId, decision.until);
    if (decision.what === 'wait' && (nextAt === null || decision.until < nextAt)) nextAt = decision.until;
  }
  await noteHeld(ctx, held);
  await writeNotices(
    ctx,
    others.map((document) => ({ insertOne: { document } })),
  );
  return { ready, nextAt };
}

function noticeOf({ candidate, decision }: Situation<Candidate>): NoticeDoc {
  const { message, userId, answersUserId, isUrgent, since } = candidate;
  const common = {
    _id: noticeId(message._id, userId),
    userId,
    messageId: message._id,
    conversationId: message.conversationId,
    seq: message.seq,
    answersUserId,
    why: decision.why,
    devices: [],
    at: since,
    isUrgent,
    tries: 0,
  };
  switch (decision.what) {
    case 'notify':
      return { ...common, what: 'waiting' };
    case 'wait':
      return { ...common, what: 'waiting', dueAt: decision.until };
    case 'hold':
      return { ...common, what: 'held' };
    case 'none':
      return { ...common, what: 'none' };
  }
}
