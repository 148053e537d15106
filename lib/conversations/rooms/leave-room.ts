import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { Caller } from '../../use-case/caller.ts';
import { endMembership } from '../members/end-membership.ts';
import { findRoom } from './find-room.ts';

/**
 * Ends the caller's membership; harmless for who is no member. The room's last owner leaves it to its longest admin, else
 * its longest member; the last member leaves it archived. Resolves to the room's id, or to null for who was no member. Throws
 * `not_found`.
 */
export async function leaveRoom(
  ctx: Context,
  caller: Caller,
  { slug }: { readonly slug: string },
): Promise<string | null> {
  for (;;) {
    const { conversation, member } = await findRoom(ctx, caller, slug);
    if (!member) return null;
    if (!(await endMembership(ctx, conversation, member, caller.userId))) continue;
    const { userId, address } = caller;
    logSecurity(ctx, {
      event: 'membership',
      action: 'left',
      userId,
      address,
      conversationId: conversation._id,
    });
    return conversation._id;
  }
}
