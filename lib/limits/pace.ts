import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../context/context.ts';
import { createPace, nextTurn, type Pace } from '../process/pace.ts';
import { isSharedWithOthers } from './turns.ts';

/** While others are at work it pauses so many times as long as it has worked: it takes a quarter of the time at most. */
const PAUSE_TIMES = 3;
/** A piece that was held up by something else does not make it pause for longer, in milliseconds. */
const LONGEST_PAUSE_MS = 250;

/**
 * The pace of one long piece of work of this person, what it waits for in the store included: it gives others a turn
 * after 4 ms, and leaves them three quarters of the time while any other person is at work.
 */
export function createFairPace(ctx: Pick<Context, 'env'>, userId: string): Pace {
  return createPace((workedMs) =>
    isSharedWithOthers(ctx, userId) ? wait(Math.min(LONGEST_PAUSE_MS, workedMs * PAUSE_TIMES)) : nextTurn(),
  );
}
