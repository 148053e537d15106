import type { Context } from '../../context/context.ts';
import { defineCollection } from '../../store/collection.ts';
import { readSituations, readSurroundings } from '../decide/situations.ts';
import { pushPayload, type ShownNotice } from '../push/payload.ts';
import type { PushSender } from '../push/push-sender.ts';
import { takeDue } from '../stored/lease.ts';
import { type NoticeDoc, notices, writeNotices } from '../stored/notices.ts';
import { deliverNotices, pushToDevices, writeOf } from './deliver.ts';
import { type WorkSituation, workOf } from './notice-work.ts';

/** That something is held for a person until their quiet hours end: one summary then says all of it. */
interface NoticeSummaryDoc {
  /** The person. */
  _id: string;
  dueAt: Date;
}

export const noticeSummaries = defineCollection<NoticeSummaryDoc>('noticeSummaries', [
  { key: { dueAt: 1 }, name: 'dueAt' },
]);

const AT_ONCE = 100;
/** So many held notices of a person are looked at; the others end unsaid. */
const HELD_MAX = 2_000;
/** So many people are named. */
const NAMES_MAX = 3;

/** Something is held for this person until then. */
export async function noteHeld(ctx: Context, held: ReadonlyMap<string, Date>): Promise<void> {
  if (held.size === 0) return;
  await noticeSummaries.in(ctx.db).bulkWrite(
    [...held].map(([_id, dueAt]) => ({
      updateOne: { filter: { _id }, update: { $set: { dueAt } }, upsert: true },
    })),
    { ordered: false },
  );
}

/** Sends the summaries whose time has come; each by one process, which takes it over from one that died. */
export async function sendDueSummaries(ctx: Context, sender: PushSender): Promise<void> {
  const due = await noticeSummaries
    .in(ctx.db)
    .find({ dueAt: { $lte: ctx.now() } }, { limit: AT_ONCE })
    .toArray();
  for (const { _id: userId } of due) {
    const claimed = await takeDue(ctx, noticeSummaries.in(ctx.db), userId);
    if (claimed === null) continue;
    const until = await sendSummary(ctx, sender, userId);
    if (until === null) await noticeSummaries.in(ctx.db).deleteOne({ _id: userId, dueAt: claimed });
    else
      await noticeSummaries.in(ctx.db).updateOne({ _id: userId, dueAt: claimed }, { $set: { dueAt: until } });
  }
}

/** Resolves to when it is to be tried again, since it is still quiet; null when it is done. */
async function sendSummary(ctx: Context, sender: PushSender, userId: string): Promise<Date | null> {
  const held = await notices
    .in(ctx.db)
    .find({ userId, what: 'held' }, { sort: { at: -1 }, limit: HELD_MAX })
    .toArray();
  const work = await workOf(ctx, held);
  const situations = await readSituations(ctx, work, await readSurroundings(ctx, work));
  const wanted = situations.filter(({ decision }) => decision.what === 'notify' || decision.what === 'wait');
  const still = situations.flatMap(({ decision }) => (decision.what === 'hold' ? [decision.until] : []));
  await endOthers(ctx, held, situations);
  const talks = new Set(wanted.map(({ conversation }) => conversation._id));
  if (talks.size === 1) await deliverNotices(ctx, sender, wanted);
  else if (talks.size > 1) await pushSummary(ctx, sender, { userId, wanted });
  return still.reduce<Date | null>((latest, each) => (latest && latest > each ? latest : each), null);
}

/** What was read, taken back or silenced meanwhile is no longer held. */
async function endOthers(
  ctx: Context,
  held: readonly NoticeDoc[],
  situations: readonly WorkSituation[],
): Promise<void> {
  const decided = new Map(situations.map(({ candidate, decision }) => [candidate.doc._id, decision]));
  const ended = held.filter(({ _id }) => (decided.get(_id)?.what ?? 'none') === 'none');
  await writeNotices(
    ctx,
    ended.map((doc) => ({
      updateOne: {
        filter: { _id: doc._id },
        update: { $set: { what: 'none', why: decided.get(doc._id)?.why ?? doc.why } },
      },
    })),
  );
}

async function pushSummary(
  ctx: Context,
  sender: PushSender,
  { userId, wanted }: { readonly userId: string; readonly wanted: readonly WorkSituation[] },
): Promise<void> {
  const [first] = wanted;
  if (!first) return;
  const outcome = await pushToDevices(ctx, sender, {
    devices: first.devices,
    done: [],
    isLastTry: false,
    push: {
      payload: pushPayload(ctx, summaryOf(wanted)),
      isUrgent: false,
      topic: `summary ${userId}`,
    },
  });
  await writeNotices(
    ctx,
    wanted.map(({ candidate, decision }) => writeOf(candidate, { why: decision.why, outcome })),
  );
}

/** "7 messages from Ada, Ben and 2 others". */
export function summaryOf(wanted: readonly Pick<WorkSituation, 'senderName'>[]): ShownNotice {
  const names = [...new Set(wanted.map(({ senderName }) => senderName))];
  const named = names.slice(0, names.length > NAMES_MAX ? NAMES_MAX - 1 : NAMES_MAX);
  const others = names.length - named.length;
  const who = new Intl.ListFormat('en-GB').format([...named, ...(others > 0 ? [`${others} others`] : [])]);
  return {
    title: 'While it was quiet',
    body: `${wanted.length} messages from ${who}`,
    path: '/',
    tag: 'parley quiet hours',
  };
}
