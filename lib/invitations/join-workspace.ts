import type { ClientInfo } from '../accounts/sessions/client-info.ts';
import { openSession } from '../accounts/sessions/open-session.ts';
import { createAccountAsInvited } from '../accounts/sign-up/create-account.ts';
import { contacts } from '../contacts/contacts.ts';
import { updateContact } from '../contacts/edit/update-contact.ts';
import type { Context } from '../context/context.ts';
import type { Me, SignUp } from '../contract/accounts/account.ts';
import { caseKey } from '../contract/values/text.ts';
import { conversations } from '../conversations/conversations.ts';
import { enterRoom } from '../conversations/members/enter-room.ts';
import { memberFilter, members } from '../conversations/members.ts';
import { canInvite } from '../conversations/policy.ts';
import { withLines } from '../messages/room-events/with-lines.ts';
import { isAppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';

/**
 * A new account, which is a member at once of the rooms that its invitation names, and linked to the contact that it was meant
 * for. A room that is full, archived or no longer its sender's to open is left out: it does not keep anyone from joining. Throws as {@link createAccountAsInvited} does.
 */
export async function joinWorkspace(ctx: Context, client: ClientInfo, input: SignUp): Promise<Me> {
  const { me: user, invitation } = await createAccountAsInvited(ctx, client, input);
  for (const roomId of invitation?.roomIds ?? [])
    await enterInvited(ctx, { roomId, senderId: invitation?.byId ?? '', userId: user.id });
  if (invitation?.contactId !== undefined)
    await linkInvited(ctx, user, { contactId: invitation.contactId, senderId: invitation.byId });
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

/**
 * Links the contact for whom an invitation was meant to the account that was made by it; as a change by who sent it. Not where the
 * contact is linked or gone by now, nor where the newcomer names an e-mail address that is none of the contact's: somebody else
 * joined by the link.
 */
async function linkInvited(
  ctx: Context,
  { id: userId, email }: Me,
  { contactId, senderId }: { readonly contactId: string; readonly senderId: string },
): Promise<void> {
  const contact = await contacts.in(ctx.db).findOne({ _id: contactId, deletedAt: null, userId: null });
  const isOther = email !== null && !contact?.emails.some(({ value }) => caseKey(value) === caseKey(email));
  if (!contact || isOther) return;
  const sender: Caller = { userId: senderId, role: 'member', sessionId: null, tokenId: null, scope: 'full' };
  try {
    await updateContact(ctx, sender, { id: contactId, patch: { userId } });
  } catch (error) {
    // Deleted meanwhile: that keeps no one from joining.
    if (!isAppError(error) || error.code !== 'not_found') throw error;
  }
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
