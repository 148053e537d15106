import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../context/context.ts';
import { isSharedWithOthers } from './turns.ts';

/** Long work gives others of this process a turn after so many milliseconds. */
const PIECE_MS = 4;
/** While others are at work it pauses so many times as long as it has worked: it takes a quarter of the time at most. */
const PAUSE_TIMES = 3;
/** A piece that was held up by something else does not make it pause for longer, in milliseconds. */
const LONGEST_PAUSE_MS = 250;

/** Await it between the steps of long work, each of which must be short; it costs next to nothing while no turn is due. */
export type Pace = () => Promise<void> | undefined;

/**
 * The pace of one long piece of work of this person, what it waits for in the store included: it gives others a turn
 * after 4 ms, and leaves them three quarters of the time while any other person is at work.
 */
export function createPace(ctx: Pick<Context, 'env'>, userId: string): Pace {
  let begun = performance.now();
  return () => {
    const worked = performance.now() - begun;
    if (worked < PIECE_MS) return undefined;
    const pause = isSharedWithOthers(ctx, userId)
      ? wait(Math.min(LONGEST_PAUSE_MS, worked * PAUSE_TIMES))
      : nextTurn();
    return pause.then(() => {
      begun = performance.now();
    });
  };
}
