import { type InvitationDoc, invitations, toInvitation } from '../accounts/invitations/invitations.ts';
import { linkTokenHash, newLinkToken } from '../accounts/passwords/reset-links.ts';
import { publishFact } from '../bus/facts.ts';
import { contacts } from '../contacts/contacts.ts';
import type { Context } from '../context/context.ts';
import {
  type CreatedInvitation,
  type CreateInvitation,
  INVITATION,
} from '../contract/accounts/invitation.ts';
import { newId } from '../contract/values/new-id.ts';
import { conversations } from '../conversations/conversations.ts';
import { memberFilter, members } from '../conversations/members.ts';
import { canInvite } from '../conversations/policy.ts';
import { consume } from '../limits/rate-limit.ts';
import { AppError, invalidField } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { appendAudit } from '../workspace/audit.ts';
import { readWorkspaceSettings } from '../workspace/workspace-settings.ts';
import { whyNoInvitation } from './policy.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Makes an invitation; its link is in the answer and nowhere else. Rooms are those into which the caller may bring others, and a
 * contact is one without an account.
 * Throws `forbidden` where only administrators invite or for the role of one, `signup_closed`, `invalid`,
 * `rate_limited`.
 */
export async function createInvitation(
  ctx: Context,
  caller: Caller,
  input: CreateInvitation & { readonly origin: string },
): Promise<CreatedInvitation> {
  const { label = '', role = 'member', roomIds = [], contactId, origin } = input;
  const { maxUses = INVITATION.uses, expiresInDays = INVITATION.days } = input;
  const refusal = whyNoInvitation(await readWorkspaceSettings(ctx), caller, role);
  if (refusal !== null) throw new AppError(refusal);
  await requireRooms(ctx, caller, roomIds);
  if (contactId !== undefined) await requireInvitable(ctx, contactId, maxUses);
  await consume(ctx, 'invite', caller.userId);
  const token = newLinkToken();
  const createdAt = ctx.now();
  const doc: InvitationDoc = {
    _id: newId(),
    hash: linkTokenHash(token),
    label,
    role,
    roomIds: [...new Set(roomIds)],
    ...(contactId === undefined ? {} : { contactId }),
    maxUses,
    usesLeft: maxUses,
    byId: caller.userId,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + expiresInDays * DAY_MS),
    endedAt: null,
    joined: [],
  };
  await invitations.in(ctx.db).insertOne(doc);
  await appendAudit(ctx, caller, {
    action: 'invitation.create',
    target: { kind: 'invitation', id: doc._id },
    after: { label, role, maxUses, expiresInDays },
  });
  await publishFact(ctx.bus, 'invitations', { userId: caller.userId });
  return { ...toInvitation(doc), token, url: `${origin}/join/${token}` };
}

async function requireInvitable(ctx: Context, contactId: string, maxUses: number): Promise<void> {
  if (maxUses !== 1) throw invalidField('maxUses', 'An invitation of a contact is for one person.');
  const contact = await contacts
    .in(ctx.db)
    .findOne({ _id: contactId, deletedAt: null }, { projection: { userId: 1 } });
  if (!contact) throw invalidField('contactId', 'There is no such contact.');
  if (contact.userId !== null) throw invalidField('contactId', 'This contact has an account.');
}

async function requireRooms(ctx: Context, caller: Caller, roomIds: readonly string[]): Promise<void> {
  for (const [index, id] of roomIds.entries()) {
    const [conversation, member] = await Promise.all([
      conversations.in(ctx.db).findOne({ _id: id, kind: 'room' }),
      members.in(ctx.db).findOne(memberFilter(id, caller.userId)),
    ]);
    if (!conversation || !member || !canInvite(member, conversation))
      throw invalidField(`roomIds.${index}`, 'You cannot bring others into this room.');
  }
}
