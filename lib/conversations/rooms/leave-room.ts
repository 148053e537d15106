import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { Caller } from '../../use-case/caller.ts';
import { endMembership } from '../members/end-membership.ts';
import { findRoom } from './find-room.ts';

/**
 * Ends the caller's membership; harmless for who is no member. The room's last owner leaves it to its longest admin, else
 * its longest member; the last member leaves it archived. Throws `not_found`.
 */
export async function leaveRoom(
  ctx: Context,
  caller: Caller,
  { slug }: { readonly slug: string },
): Promise<void> {
  for (;;) {
    const { conversation, member } = await findRoom(ctx, caller, slug);
    if (!member) return;
    if (!(await endMembership(ctx, conversation, member, caller.userId))) continue;
    const { userId, address } = caller;
    logSecurity(ctx, {
      event: 'membership',
      action: 'left',
      userId,
      address,
      conversationId: conversation._id,
    });
    return;
  }
}
