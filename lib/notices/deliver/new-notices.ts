import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import type { DevicesInUse } from '../../presence/active-devices.ts';
import { type Candidate, readSituations, type Situation } from '../decide/situations.ts';
import { type NoticeDoc, noticeId, notices } from '../stored/notices.ts';
import { LEASE_MS, type WorkSituation } from './notice-work.ts';
import { noteHeld } from './summaries.ts';

/**
 * Decides for people whom new messages concern, and stores what was decided. Resolves to those of whom it is time now, which
 * this process has claimed, and to when the next one of the others is due.
 */
export async function storeNewNotices(
  ctx: Context,
  candidates: readonly Candidate[],
  devicesInUse: DevicesInUse,
): Promise<{ readonly ready: WorkSituation[]; readonly nextAt: Date | null }> {
  const situations = await readSituations(ctx, candidates, devicesInUse);
  if (situations.length === 0) return { ready: [], nextAt: null };
  const claim = newId();
  const made = situations.map((situation) => ({ ...situation, doc: noticeOf(ctx, situation, claim) }));
  const held = new Map<string, Date>();
  let nextAt: Date | null = null;
  for (const { decision, candidate } of made) {
    if (decision.what === 'hold') held.set(candidate.userId, decision.until);
    if (decision.what === 'wait' && (nextAt === null || decision.until < nextAt)) nextAt = decision.until;
  }
  await noteHeld(ctx, held);
  const stored = await insertNew(
    ctx,
    made.map(({ doc }) => doc),
  );
  const ready = made
    .filter(({ decision, doc }) => decision.what === 'notify' && stored.has(doc._id))
    .map(({ doc, ...situation }) => ({ ...situation, candidate: { ...situation.candidate, doc } }));
  return { ready, nextAt };
}

function noticeOf(ctx: Context, { candidate, decision }: Situation<Candidate>, claim: string): NoticeDoc {
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
    case 'notify': {
      const dueAt = new Date(ctx.now().getTime() + LEASE_MS);
      return { ...common, what: 'waiting', claim, dueAt };
    }
    case 'wait':
      return { ...common, what: 'waiting', dueAt: decision.until };
    case 'hold':
      return { ...common, what: 'held' };
    case 'none':
      return { ...common, what: 'none' };
  }
}

/** The ids of those that were not there before. */
async function insertNew(ctx: Context, docs: readonly NoticeDoc[]): Promise<ReadonlySet<string>> {
  const ids = new Set(docs.map(({ _id }) => _id));
  try {
    await notices.in(ctx.db).insertMany(docs, { ordered: false });
  } catch (error) {
    // Recognized by its name, not by its class: each bundle has its own copy of the driver.
    if (!(error instanceof Error) || error.name !== 'MongoBulkWriteError' || !('writeErrors' in error))
      throw error;
    for (const refused of [error.writeErrors].flat()) {
      const { index, code } = refused as { readonly index: number; readonly code: number };
      if (code !== 11000) throw error;
      ids.delete(docs[index]?._id ?? '');
    }
  }
  return ids;
}
