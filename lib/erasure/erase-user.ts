import { blocks } from '../accounts/blocks/blocks.ts';
import { invitations } from '../accounts/invitations/invitations.ts';
import { resetLinks } from '../accounts/passwords/reset-links.ts';
import { avatars } from '../accounts/profile/avatars.ts';
import { sessions } from '../accounts/sessions/sessions.ts';
import { tokens } from '../accounts/tokens/tokens.ts';
import { type UserDoc, users } from '../accounts/users.ts';
import { forgetPerson } from '../contacts/edit/forget-person.ts';
import type { Context } from '../context/context.ts';
import { conversations } from '../conversations/conversations.ts';
import { drafts } from '../conversations/drafts/drafts.ts';
import { endMembership } from '../conversations/members/end-membership.ts';
import { type MemberDoc, members, withoutSteps } from '../conversations/members.ts';
import { endFiles } from '../files/sending/bind-files.ts';
import { removeMessage } from '../messages/change/remove-message.ts';
import { messages } from '../messages/messages.ts';
import { forgetSaved } from '../messages/saved/forget-saved.ts';
import { birthdayNotices, birthdayNoticesOf } from '../notices/birthdays/birthday-notices.ts';
import { noticeSummaries } from '../notices/deliver/summaries.ts';
import { notices } from '../notices/stored/notices.ts';

/** What others read in place of the name of a person who is gone. */
export const FORMER_MEMBER = 'Former member';

const BATCH = 200;

/**
 * Erases an account whose time has come, as `inventory.ts` says. Every step can be done again, and the account itself is
 * last: what a crash cut off goes on with the next sweep. A suspension does not keep a closed account. Harmless for an
 * account in use.
 */
export async function eraseUser(ctx: Context, userId: string): Promise<void> {
  const user = await users.in(ctx.db).findOne({ _id: userId });
  if (!user?.leaving || user.leaving.erasedAt > ctx.now()) return;
  await leaveRooms(ctx, userId);
  if (user.leaving.messages === 'delete') await removeMessagesOf(ctx, userId);
  await forgetPerson(ctx, userId);
  await Promise.all([
    avatars.in(ctx.db).deleteMany({ userId }),
    sessions.in(ctx.db).deleteMany({ userId }),
    tokens.in(ctx.db).deleteMany({ userId }),
    resetLinks.in(ctx.db).deleteMany({ userId }),
    drafts.in(ctx.db).deleteMany({ userId }),
    forgetSaved(ctx, { userId }),
    // Those that were sent are their messages'.
    endFiles(ctx, { ownerId: userId, claim: null }),
    notices.in(ctx.db).deleteMany({ userId }),
    noticeSummaries.in(ctx.db).deleteOne({ _id: userId }),
    birthdayNotices.in(ctx.db).deleteMany(birthdayNoticesOf(userId)),
    members.in(ctx.db).updateMany({ userId }, { $set: UNCHOSEN, $unset: { pinnedAt: '' } }),
    blocks.in(ctx.db).deleteMany({ $or: [{ userId }, { blockedId: userId }] }),
    invitations.in(ctx.db).updateMany({ byId: userId, endedAt: null }, { $set: { endedAt: ctx.now() } }),
    invitations.in(ctx.db).updateMany({ 'joined.userId': userId }, { $pull: { joined: { userId } } }),
  ]);
  await users
    .in(ctx.db)
    .updateOne({ _id: userId, 'leaving.erasedAt': user.leaving.erasedAt }, { $set: EMPTY, $unset: UNSET });
}

const EMPTY: Partial<UserDoc> = {
  state: 'gone',
  // No one can have this name: it has a space.
  username: 'former member',
  displayName: FORMER_MEMBER,
  nameKey: 'former member',
  searchKeys: [],
  email: null,
  status: '',
  role: 'member',
  avatarFileId: null,
  passwordHash: '',
  lastSeenAt: null,
};

const UNSET = {
  settings: '',
  timeZone: '',
  browserTimeZone: '',
  leaving: '',
  suspension: '',
  passwordChangedAt: '',
} as const;

/** What a person chose for themselves in a conversation that stays for the other one. */
const UNCHOSEN: Partial<MemberDoc> = { notify: null, mutedUntil: null, unreadFromSeq: null };

async function leaveRooms(ctx: Context, userId: string): Promise<void> {
  const own = await members.in(ctx.db).find({ userId }, { projection: withoutSteps }).toArray();
  for (const member of own) {
    const conversation = await conversations.in(ctx.db).findOne({ _id: member.conversationId });
    if (conversation?.kind === 'room') await endMembership(ctx, conversation, member, userId);
  }
}

/** In batches by their ids, which grow: what was emptied is not read again. */
async function removeMessagesOf(ctx: Context, userId: string): Promise<void> {
  for (let after = ''; ; ) {
    const batch = await messages
      .in(ctx.db)
      .find(
        { senderId: userId, _id: { $gt: after }, deletedAt: null },
        { sort: { _id: 1 }, limit: BATCH, projection: { _id: 1 } },
      )
      .toArray();
    for (const { _id } of batch) await removeMessage(ctx, _id);
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last._id;
  }
}
