import type { Context } from '../../context/context.ts';
import type { Pace } from '../../process/pace.ts';
import type { MessageQuery } from './message-query.ts';
import type { NewestHits, Place } from './newest-hits.ts';

/** One search under way. */
export interface Search {
  readonly ctx: Context;
  readonly query: MessageQuery;
  readonly hits: NewestHits;
  readonly pace: Pace;
}

/** Messages that may be found, from the newest to the oldest. */
export interface Source {
  /** Nothing that is still to come is newer than this time, in milliseconds. */
  readonly newestAt: number;
  /**
   * Goes on to the next piece: it answers the place of a message that is to be looked at, or null after it has looked at
   * some itself. `isAtEnd` says that there is nothing more.
   */
  next(search: Search): Promise<Step>;
}

export interface Step {
  readonly place: Place | null;
  readonly isAtEnd: boolean;
}
