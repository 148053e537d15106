import type { Context } from '../../context/context.ts';
import { PINS_MAX } from '../../contract/conversations/message-rules.ts';
import { whyNotPin } from '../../conversations/policy.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { DELETES_UNTIL, REACTIONS_UNTIL } from '../change/change-limits.ts';
import { changeMessage } from '../change/change-message.ts';
import { countPinned } from './pinned.ts';

interface SetPin {
  readonly id: string;
  /** Whether the message is to be pinned. */
  readonly isOn: boolean;
}

/**
 * Pins a message in its conversation for all members, or unpins it; harmless when it is so already. Throws `not_found`,
 * `forbidden` (a deleted message, or who may not pin here), `not_accepted`, `room_archived`, `too_many_pins`,
 * `too_many_changes`.
 */
export async function setPin(ctx: Context, caller: Caller, { id, isOn }: SetPin): Promise<void> {
  await changeMessage(ctx, caller, {
    id,
    event: 'message:updated',
    changesMax: isOn ? REACTIONS_UNTIL : DELETES_UNTIL,
    decide: async ({ message, conversation, member }) => {
      const refusal = whyNotPin(member, conversation);
      if (refusal !== null) throw new AppError(refusal);
      const isPinned = message.pinned != null;
      if (isPinned === isOn) return null;
      if (message.deletedAt) throw new AppError('forbidden');
      if (!isOn) return { pinned: null };
      if ((await countPinned(ctx, conversation._id)) >= PINS_MAX) throw new AppError('too_many_pins');
      return { pinned: { byUserId: caller.userId, at: ctx.now() } };
    },
  });
}
