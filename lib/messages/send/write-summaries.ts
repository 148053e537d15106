import { setTimeout as wait } from 'node:timers/promises';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { conversations } from '../../conversations/conversations.ts';
import { members } from '../../conversations/members.ts';
import { keepPendingSummaries } from '../../conversations/pending-summaries.ts';
import { GatheredWriter, gatherFor } from '../../process/gathered-writer.ts';
import { messagesChangedSince } from '../changed-since.ts';
import { changeListeners } from './change-listeners.ts';
import { messageFact } from './message-fact.ts';
import { joinChanges, type MessageChange, type SummaryChange, summaryChange } from './summary-change.ts';
import { detailUpdates, memberUpdates, numbersUpdate, type SummaryState } from './summary-updates.ts';

/** A lone summary is written at once; those that follow within this time are written together. */
const GATHER_MS = 250;
const RETRY_MS = 1_000;
/** A summary that comes later than this is published with its message again: pages may have read the one before. */
const LATE_MS = 500;
/** How many changes a repair reads at once. */
const REPAIRED_AT_ONCE = 500;

type Summaries = GatheredWriter<SummaryChange>;

/** The summaries that this process has still to write. */
const summaries = processState('summaries', (ctx): Summaries => {
  const pacing = { gatherMs: GATHER_MS, now: () => ctx.now().getTime() };
  const writer: Summaries = new GatheredWriter({
    join: joinChanges,
    ...gatherFor(pacing, (gathered) => writeOrRetry(ctx, gathered)),
  });
  keepPendingSummaries(ctx, writer);
  return writer;
});

/** Lets the conversation's summary follow a change that was stored. It does not wait for it. */
export function followMessage(ctx: Context, change: MessageChange): void {
  const { conversationId } = change.doc;
  for (const listen of changeListeners(ctx)) listen(conversationId);
  // It is tried until it is written.
  void summaries(ctx).add(conversationId, summaryChange(change, ctx.now().getTime()));
}

/** Before the process ends: resolves when every summary is written, or could not be. */
export async function flushSummaries(ctx: Context): Promise<void> {
  await summaries(ctx).flush();
}

async function writeOrRetry(ctx: Context, gathered: ReadonlyMap<string, SummaryChange>): Promise<void> {
  try {
    await writeSummaries(ctx, gathered);
  } catch (error) {
    ctx.log.warn({ reason: String(error) }, 'summaries of conversations could not be written yet');
    for (const [conversationId, change] of gathered) void summaries(ctx).add(conversationId, change);
    await wait(RETRY_MS, undefined, { ref: false });
    return;
  }
  const now = ctx.now().getTime();
  for (const { since, messages: changed } of gathered.values()) {
    if (now - since < LATE_MS) continue;
    const [newest] = [...changed.values()].sort((a, b) => b.doc.revision - a.doc.revision);
    if (newest) await publishFact(ctx.bus, 'message', messageFact(newest.doc));
  }
}

async function writeSummaries(ctx: Context, gathered: ReadonlyMap<string, SummaryChange>): Promise<void> {
  const gapless = [...gathered].filter(([, { isGapless }]) => isGapless);
  const written = await writeChanges(
    ctx,
    gapless.map(([conversationId, change]) => ({
      conversationId,
      change,
      onTopOf: { revision: change.from - 1, lastSeq: 0 },
    })),
  );
  if (written === gathered.size) return;
  // Another process wrote in between: what it has stored but not summarized yet belongs before ours.
  const stored = await conversations
    .in(ctx.db)
    .find({ _id: { $in: [...gathered.keys()] } }, { projection: { revision: 1 } })
    .toArray();
  for (const { _id, revision } of stored) {
    const to = gathered.get(_id)?.to ?? 0;
    if (revision < to) await repairSummary(ctx, _id, to);
  }
}

interface Write {
  readonly conversationId: string;
  readonly change: SummaryChange;
  /** What the summary must show by then. */
  readonly onTopOf: SummaryState;
}

/** Resolves to how many of the conversations now have these numbers; the others have been overtaken. */
async function writeChanges(ctx: Context, writes: readonly Write[]): Promise<number> {
  if (writes.length === 0) return 0;
  const ofMembers = writes.flatMap(({ change }) => memberUpdates(change));
  const details = (await Promise.all(writes.map(({ change }) => detailUpdates(ctx, change)))).flat();
  await Promise.all([
    ofMembers.length > 0 && members.in(ctx.db).bulkWrite(ofMembers),
    details.length > 0 && conversations.in(ctx.db).bulkWrite(details),
  ]);
  const numbers = writes.map(({ conversationId, change, onTopOf }) =>
    numbersUpdate(conversationId, change, onTopOf),
  );
  const { matchedCount } = await conversations.in(ctx.db).bulkWrite(numbers, { ordered: false });
  return matchedCount;
}

/**
 * Brings the summary of a conversation up to change `to`, or to its newest one, whichever process stored it. Resolves to
 * whether there was anything to do.
 */
export async function repairSummary(
  ctx: Context,
  conversationId: string,
  to = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  for (let first: number | null = null; ; ) {
    const conversation = await conversations
      .in(ctx.db)
      .findOne({ _id: conversationId }, { projection: { revision: 1, lastSeq: 1 } });
    if (!conversation) return false;
    const { revision, lastSeq } = conversation;
    first ??= revision;
    if (revision >= to) return revision > first;
    const change = await readChanges(ctx, conversationId, { since: revision, countedTo: first });
    if (change === null) return revision > first;
    await writeChanges(ctx, [{ conversationId, change, onTopOf: { revision, lastSeq } }]);
  }
}

async function readChanges(
  ctx: Context,
  conversationId: string,
  { since, countedTo }: { readonly since: number; readonly countedTo: number },
): Promise<SummaryChange | null> {
  const { changed: docs } = await messagesChangedSince(ctx, {
    conversationId,
    since,
    limit: REPAIRED_AT_ONCE,
  });
  const [change, ...others] = docs.map((doc) => {
    const created = doc.revisions[0] ?? 0;
    const isNew = created > countedTo;
    return summaryChange({ doc, isNew, endsMentions: !isNew || doc.revision > created }, ctx.now().getTime());
  });
  return change === undefined ? null : others.reduce(joinChanges, change);
}
