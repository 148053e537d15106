import { otherOfPair } from './pair-of.ts';

/**
 * The other person of a direct conversation if their presence may be shown to `userId`; null in a room, and where one of the two
 * blocks the other, which the conversation says itself.
 */
export function partnerShownTo(
  userId: string,
  {
    pair,
    blockedBy = [],
  }: { readonly pair?: string | undefined; readonly blockedBy?: readonly string[] | undefined },
): string | null {
  return pair === undefined || blockedBy.length > 0 ? null : otherOfPair(pair, userId);
}
