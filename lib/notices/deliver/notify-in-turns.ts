import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context/context.ts';
import type { MessageDoc } from '../../messages/messages.ts';
import { type DevicesInUse, readDevicesInUse } from '../../presence/active-devices.ts';
import { inPieces } from '../../store/in-pieces.ts';
import { candidatesOf } from '../decide/candidates.ts';
import type { Candidate } from '../decide/situations.ts';

/**
 * So many people are notified at a time, while those before them are still being pushed to, but no more: a message to a
 * thousand leaves the store to other messages most of the time. A push service that is slower than this is not waited for.
 */
const PEOPLE_AT_ONCE = 50;
const LONGEST_WAIT_MS = 250;

export interface Notified {
  /** Resolves when the push services have answered; null when nothing is pushed now. */
  readonly delivered: Promise<unknown> | null;
}

interface Turns {
  notify(some: readonly Candidate[], devicesInUse: DevicesInUse): Promise<Notified>;
  /** Takes what goes on beside the rest. */
  run(work: Promise<void>): void;
}

/**
 * Has everyone notified whom messages concern, some people after the others. Messages to few do not wait for one to many; where
 * another one to many comes meanwhile, it and what is behind it wait, so that no more than one is held here.
 */
export function createTurns(
  ctx: Context,
  { notify, run }: Turns,
): (docs: readonly MessageDoc[]) => Promise<void> {
  let many: Promise<void> = Promise.resolve();

  const inTurns = async (candidates: readonly Candidate[]) => {
    // Once for all of them: other processes are given time to answer.
    const devicesInUse = await readDevicesInUse(ctx, [...new Set(candidates.map(({ userId }) => userId))]);
    let before: Promise<unknown> | null = null;
    for (const piece of inPieces(candidates, PEOPLE_AT_ONCE)) {
      const { delivered } = await notify(piece, devicesInUse);
      if (before !== null) await Promise.race([before, wait(LONGEST_WAIT_MS, undefined, { ref: false })]);
      before = delivered;
    }
  };

  return async (docs) => {
    const candidates = await candidatesOf(ctx, docs);
    if (candidates.length === 0) return;
    if (candidates.length <= PEOPLE_AT_ONCE) return await inTurns(candidates);
    await many.catch(() => undefined);
    many = inTurns(candidates);
    run(many);
  };
}
