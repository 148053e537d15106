import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../context/context.ts';
import type { MemberRole } from '../../contract/conversations/conversation.ts';
import { ROOM_MEMBERS_MAX } from '../../contract/conversations/room.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { AppError } from '../../use-case/app-error.ts';
import { members, newMember } from '../members.ts';

const ATTEMPTS = 200;

interface Newcomer {
  readonly userId: string;
  readonly role: MemberRole;
  /** The newest message: what came before it does not count as unread. */
  readonly seq: number;
}

/**
 * Makes a person a member under the lowest free `place`. Two who join at once may find the same one free: a unique
 * index refuses one of them, who then tries the next. Resolves to false for a member. Throws `room_full`.
 */
export async function claimMembership(
  ctx: Context,
  conversationId: string,
  newcomer: Newcomer,
): Promise<boolean> {
  return await ctx.serialize(`members:${conversationId}`, async () => {
    for (let attempt = 1; ; attempt += 1) {
      const place = await lowestFreePlace(ctx, conversationId);
      try {
        const joinedAt = ctx.now();
        await members
          .in(ctx.db)
          .insertOne(newMember(conversationId, newcomer.userId, { ...newcomer, place, joinedAt }));
        return true;
      } catch (error) {
        if (isDuplicate(error, '_id')) return false;
        if (!isDuplicate(error, 'place') || attempt === ATTEMPTS) throw error;
        await wait(Math.random() * Math.min(attempt, 10));
      }
    }
  });
}

async function lowestFreePlace(ctx: Context, conversationId: string): Promise<number> {
  const taken = await members
    .in(ctx.db)
    .find({ conversationId }, { projection: { _id: 0, place: 1 }, sort: { place: 1 } })
    .toArray();
  // Sorted and unique: the first `place` that is not its index plus one has a free one before it.
  const free = taken.findIndex(({ place }, index) => place !== index + 1);
  const place = free === -1 ? taken.length + 1 : free + 1;
  if (place > ROOM_MEMBERS_MAX) throw new AppError('room_full');
  return place;
}
