import { hasKind, matchesAll } from '../../contract/search/match-message.ts';
import type { HasKind, SearchTerm } from '../../contract/search/search-terms.ts';
import type { QueriedMessage } from '../segments/queried-message.ts';

/** What messages are looked for, all names looked up. Times are milliseconds. */
export interface MessageQuery {
  readonly terms: readonly SearchTerm[];
  /** Who wrote it: each of these, so more than one finds nothing. */
  readonly senderIds: readonly string[];
  /** At this time or later. */
  readonly after: number;
  /** Before this time. */
  readonly before: number;
  readonly has: readonly HasKind[];
}

/** Whether a search finds this message as it is now. */
export function isFound(query: MessageQuery, message: QueriedMessage): boolean {
  const at = message.createdAt.getTime();
  return (
    message.deletedAt === null &&
    !message.event &&
    at >= query.after &&
    at < query.before &&
    query.senderIds.every((id) => id === message.senderId) &&
    query.has.every((kind) => hasKind(message, kind)) &&
    matchesAll(message, query.terms)
  );
}
