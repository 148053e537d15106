import { createPace, mapInPieces, type Pace } from '../process/pace.ts';

const itself = <T>(document: T): T => document;

/**
 * All that a cursor finds, as `toArray()` answers it. The driver decodes a whole batch in one piece, which may have 16 MB:
 * this gives others a turn meanwhile. For queries whose documents may be large or many.
 */
export async function readAll<T>(found: AsyncIterable<T>, pace: Pace = createPace()): Promise<T[]> {
  return await mapInPieces(found, itself, pace);
}
