import type { Pace } from '../../process/pace.ts';

/** How a conversation is indexed. */
export interface Indexing {
  readonly pace: Pace;
  /** So many messages a segment has at most; left out, as many as is best. */
  readonly segmentMax?: number | undefined;
  /** So many changes are taken in by one step; left out, as many as is best. */
  readonly changesMax?: number | undefined;
  /** Told after each step how many messages it added. */
  noteIndexed?(count: number): void;
}
