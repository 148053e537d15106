import type { Context } from '../../context/context.ts';
import { EMOJI_PER_MESSAGE_MAX } from '../../contract/conversations/emoji.ts';
import { consume } from '../../limits/rate-limit.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { MessageDoc } from '../messages.ts';
import { REACTIONS_UNTIL } from './change-limits.ts';
import { changeMessage } from './change-message.ts';

interface SetReaction {
  readonly id: string;
  readonly emoji: string;
  /** Whether the caller's reaction is to be there. */
  readonly isOn: boolean;
}

type Reactions = MessageDoc['reactions'];

/**
 * Adds the caller's reaction to a message, or removes it; harmless when it is so already. In an announcement room
 * every member reacts. Throws `not_found`, `forbidden` (deleted), `room_archived`, `too_many_emoji`, `too_many_changes`.
 */
export async function setReaction(
  ctx: Context,
  caller: Caller,
  { id, emoji, isOn }: SetReaction,
): Promise<void> {
  await consume(ctx, 'react', caller.userId);
  await changeMessage(ctx, caller, {
    id,
    event: 'message:updated',
    changesMax: REACTIONS_UNTIL,
    decide: async ({ message, conversation }) => {
      const { reactions } = message;
      const isThere = reactions.some((each) => each.emoji === emoji && each.userIds.includes(caller.userId));
      if (isThere === isOn) return null;
      if (message.deletedAt) throw new AppError('forbidden');
      if (conversation.room?.archivedAt) throw new AppError('room_archived');
      return {
        reactions: isOn ? added(reactions, emoji, caller.userId) : removed(reactions, emoji, caller.userId),
      };
    },
  });
}

function added(reactions: Reactions, emoji: string, userId: string): Reactions {
  if (!reactions.some((each) => each.emoji === emoji)) {
    if (reactions.length >= EMOJI_PER_MESSAGE_MAX) throw new AppError('too_many_emoji');
    return [...reactions, { emoji, userIds: [userId] }];
  }
  return reactions.map((each) =>
    each.emoji === emoji ? { emoji, userIds: [...each.userIds, userId] } : each,
  );
}

function removed(reactions: Reactions, emoji: string, userId: string): Reactions {
  return reactions
    .map((each) =>
      each.emoji === emoji ? { emoji, userIds: each.userIds.filter((other) => other !== userId) } : each,
    )
    .filter(({ userIds }) => userIds.length > 0);
}
