import type { ClientInfo } from '../accounts/sessions/client-info.ts';
import { openSession } from '../accounts/sessions/open-session.ts';
import { createAccountAsInvited } from '../accounts/sign-up/create-account.ts';
import type { Context } from '../context/context.ts';
import type { Me, SignUp } from '../contract/accounts/account.ts';
import { conversations } from '../conversations/conversations.ts';
import { enterRoom } from '../conversations/members/enter-room.ts';
import { memberFilter, members } from '../conversations/members.ts';
import { canInvite } from '../conversations/policy.ts';
import { withLines } from '../messages/room-events/with-lines.ts';
import { isAppError } from '../use-case/app-error.ts';

/**
 * A new account, which is a member at once of the rooms that its invitation names. A room that is full, archived or no
 * longer its sender's to open is left out: it does not keep anyone from joining. Throws as {@link createAccountAsInvited} does.
 */
export async function joinWorkspace(ctx: Context, client: ClientInfo, input: SignUp): Promise<Me> {
  const { me: user, invitation } = await createAccountAsInvited(ctx, client, input);
  for (const roomId of invitation?.roomIds ?? [])
    await enterInvited(ctx, { roomId, senderId: invitation?.byId ?? '', userId: user.id });
  return user;
}

/** As {@link joinWorkspace}, and signed in at once at this browser. */
export async function signUp(
  ctx: Context,
  client: ClientInfo,
  input: SignUp,
): Promise<{ user: Me; sessionId: string }> {
  const user = await joinWorkspace(ctx, client, input);
  return { user, sessionId: await openSession(ctx, client, user.id) };
}

interface Entering {
  readonly roomId: string;
  readonly senderId: string;
  readonly userId: string;
}

async function enterInvited(ctx: Context, { roomId, senderId, userId }: Entering): Promise<void> {
  const [conversation, sender] = await Promise.all([
    conversations.in(ctx.db).findOne({ _id: roomId, kind: 'room' }),
    members.in(ctx.db).findOne(memberFilter(roomId, senderId)),
  ]);
  if (!conversation || conversation.room?.archivedAt || !sender || !canInvite(sender, conversation)) return;
  try {
    await withLines(
      ctx,
      { userId },
      {
        conversation,
        events: [{ type: 'joined', userIds: [userId] }],
        change: () => enterRoom(ctx, conversation, { userId, role: 'member' }),
        wasDone: () => true,
      },
    );
  } catch (error) {
    if (!isAppError(error) || error.code !== 'room_full') throw error;
  }
}
