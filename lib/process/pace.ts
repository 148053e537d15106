import { setImmediate as nextTurn } from 'node:timers/promises';

/** Long work gives others of this process a turn after so many milliseconds. */
const PIECE_MS = 20;

/**
 * The pace of one long piece of work. Await it between its steps, each of which must be short: it gives others a turn
 * when 20 ms have gone by since the last one, and costs next to nothing otherwise.
 */
export function createPace(): () => Promise<void> | undefined {
  let begun = performance.now();
  return () => {
    if (performance.now() - begun < PIECE_MS) return undefined;
    return nextTurn().then(() => {
      begun = performance.now();
    });
  };
}
