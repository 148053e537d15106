import type { AnyBulkWriteOperation } from 'mongodb';
import { users } from '../../accounts/users.ts';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import type { ServerEventPayload } from '../../contract/events.ts';
import { type Position, positionUpdate } from '../../conversations/members/position-update.ts';
import { BY_ID, type MemberDoc, members, type Step } from '../../conversations/members.ts';
import { GatheredWriter, gatherFor } from '../../process/gathered-writer.ts';
import { knownPositions } from './known-positions.ts';

/** A lone position is written at once; those that follow within this time are written together. */
const GATHER_MS = 150;
/** In larger rooms a receipt goes to the reader's own devices only: for all it would cost the square of the members. */
const SENT_TO_ALL_MAX = 50;

/** How far one member has come. */
export interface MovedPositions {
  readonly memberId: string;
  readonly conversationId: string;
  readonly memberCount: number;
  readonly read: Step | null;
  readonly delivered: Step | null;
}

/** The positions that this process has still to write. */
const positions = processState('positions', (ctx) => {
  const pacing = { gatherMs: GATHER_MS, now: () => ctx.now().getTime() };
  return new GatheredWriter<MovedPositions>({
    join: joinPositions,
    ...gatherFor(pacing, (gathered) => writePositions(ctx, [...gathered.values()])),
  });
});

/** Moves positions up, never back, together with those of others. Resolves when they are stored and published. */
export async function writePosition(ctx: Context, moved: MovedPositions): Promise<void> {
  await positions(ctx).add(moved.memberId, moved);
}

/** Before the process ends: resolves when every position is written, or could not be. */
export async function flushPositions(ctx: Context): Promise<void> {
  await positions(ctx).flush();
}

function joinPositions(older: MovedPositions, newer: MovedPositions): MovedPositions {
  return {
    ...newer,
    read: higher(older.read, newer.read),
    delivered: higher(older.delivered, newer.delivered),
  };
}

function higher(a: Step | null, b: Step | null): Step | null {
  return (a?.seq ?? 0) > (b?.seq ?? 0) ? a : b;
}

async function writePositions(ctx: Context, all: readonly MovedPositions[]): Promise<void> {
  const updates = all.flatMap((moved) => [
    ...updateOf(ctx, moved, 'delivered'),
    ...updateOf(ctx, moved, 'read'),
  ]);
  await members.in(ctx.db).bulkWrite(updates, { ordered: false });
  const stored = await members
    .in(ctx.db)
    .find(
      {
        conversationId: { $in: [...new Set(all.map(({ conversationId }) => conversationId))] },
        _id: { $in: all.map(({ memberId }) => memberId) },
      },
      { projection: { conversationId: 1, userId: 1, deliveredSeq: 1, readSeq: 1 }, hint: BY_ID },
    )
    .toArray();
  const known = knownPositions(ctx);
  for (const { _id, deliveredSeq, readSeq } of stored) known.set(_id, { deliveredSeq, readSeq });
  await publish(ctx, new Map(all.map((moved) => [moved.memberId, moved])), stored);
}

function updateOf(
  ctx: Context,
  moved: MovedPositions,
  position: Position,
): AnyBulkWriteOperation<MemberDoc>[] {
  const step = moved[position];
  // What is read was delivered, too.
  if (!step || (position === 'delivered' && step.seq <= (moved.read?.seq ?? 0))) return [];
  const known = knownPositions(ctx).get(moved.memberId)?.deliveredSeq ?? 0;
  const deliveredSeq = position === 'read' ? Math.max(known, moved.delivered?.seq ?? 0) : known;
  return [
    {
      updateOne: positionUpdate(
        { _id: moved.memberId, conversationId: moved.conversationId, deliveredSeq },
        position,
        step,
      ),
    },
  ];
}

type StoredPosition = Pick<MemberDoc, '_id' | 'conversationId' | 'userId' | 'deliveredSeq' | 'readSeq'>;

/** Publishes the receipts, those of one conversation together. */
async function publish(
  ctx: Context,
  moved: ReadonlyMap<string, MovedPositions>,
  stored: readonly StoredPosition[],
): Promise<void> {
  const hidden = await users.in(ctx.db).distinct('_id', {
    _id: { $in: stored.map(({ userId }) => userId) },
    'settings.hidePresence': true,
  });
  const isHidden = new Set(hidden);
  const toAll = new Map<string, ServerEventPayload<'receipt:changed'>[]>();
  for (const { _id, conversationId, userId, deliveredSeq, readSeq } of stored) {
    const { memberCount = 0, read = null } = moved.get(_id) ?? {};
    // What reached their devices would tell others that a person who hides their presence is here.
    const isForOthers = !isHidden.has(userId) || read !== null;
    const shownSeq = isHidden.has(userId) && isForOthers ? readSeq : deliveredSeq;
    const receipt = { conversationId, userId, deliveredSeq: shownSeq, readSeq };
    if (isForOthers && memberCount <= SENT_TO_ALL_MAX) {
      toAll.set(conversationId, [...(toAll.get(conversationId) ?? []), receipt]);
    } else await publishFact(ctx.bus, 'receipt', { receipt, isToldToAll: false });
  }
  for (const [conversationId, receipts] of toAll) {
    const [receipt, ...others] = receipts;
    if (receipt && others.length === 0) await publishFact(ctx.bus, 'receipt', { receipt, isToldToAll: true });
    else await publishFact(ctx.bus, 'receipts', { conversationId, receipts });
  }
}
