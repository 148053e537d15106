import type { AnyBulkWriteOperation } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { readSituations, readSurroundings } from '../decide/situations.ts';
import type { PushSender } from '../push/push-sender.ts';
import { leaseEnd } from '../stored/lease.ts';
import { type NoticeDoc, notices, writeNotices } from '../stored/notices.ts';
import { deliverNotices } from './deliver.ts';
import { type WorkSituation, workOf } from './notice-work.ts';
import { noteHeld } from './summaries.ts';

/** So many notices are claimed at a time. */
const AT_ONCE = 500;

/**
 * Decides again on the notices that are due, and delivers those of which it is time; each is claimed, so that one process has it,
 * and another one should that die. Resolves to when the next one is due, null when none waits.
 */
export async function deliverDue(ctx: Context, sender: PushSender): Promise<Date | null> {
  for (;;) {
    const claimed = await claimDue(ctx);
    if (claimed.length === 0) break;
    await deliverWork(ctx, sender, claimed);
  }
  const next = await notices
    .in(ctx.db)
    .findOne({ dueAt: { $gt: ctx.now() } }, { sort: { dueAt: 1 }, projection: { dueAt: 1 } });
  return next?.dueAt ?? null;
}

async function claimDue(ctx: Context): Promise<NoticeDoc[]> {
  const now = ctx.now();
  const due = await notices
    .in(ctx.db)
    .find({ dueAt: { $lte: now } }, { limit: AT_ONCE, projection: { _id: 1 } })
    .toArray();
  if (due.length === 0) return [];
  const ids = due.map(({ _id }) => _id);
  const claim = newId();
  await notices
    .in(ctx.db)
    .updateMany({ _id: { $in: ids }, dueAt: { $lte: now } }, { $set: { claim, dueAt: leaseEnd(ctx) } });
  return await notices
    .in(ctx.db)
    .find({ _id: { $in: ids }, claim })
    .toArray();
}

async function deliverWork(ctx: Context, sender: PushSender, docs: readonly NoticeDoc[]): Promise<void> {
  const work = await workOf(ctx, docs);
  const situations = await readSituations(ctx, work, await readSurroundings(ctx, work));
  await settle(ctx, docs, situations);
  await deliverNotices(
    ctx,
    sender,
    situations.filter(({ decision }) => decision.what === 'notify'),
  );
}

/** Writes down what was decided of those that are not to be delivered now. */
async function settle(
  ctx: Context,
  docs: readonly NoticeDoc[],
  situations: readonly WorkSituation[],
): Promise<void> {
  const decided = new Map(situations.map(({ candidate, decision }) => [candidate.doc._id, decision]));
  const held = new Map<string, Date>();
  const writes: AnyBulkWriteOperation<NoticeDoc>[] = [];
  for (const doc of docs) {
    const decision = decided.get(doc._id);
    if (decision?.what === 'notify') continue;
    const filter = { _id: doc._id };
    if (decision?.what === 'wait') {
      const update = { $set: { why: decision.why, dueAt: decision.until }, $unset: { claim: '' as const } };
      writes.push({ updateOne: { filter, update } });
      continue;
    }
    if (decision?.what === 'hold') held.set(doc.userId, decision.until);
    const what = decision?.what === 'hold' ? 'held' : 'none';
    writes.push({
      updateOne: {
        filter,
        update: { $set: { what, why: decision?.why ?? doc.why }, $unset: { claim: '', dueAt: '' } },
      },
    });
  }
  await noteHeld(ctx, held);
  await writeNotices(ctx, writes);
}
