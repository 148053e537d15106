import { findInvitation } from '../accounts/invitations/redeem-invitation.ts';
import { users } from '../accounts/users.ts';
import type { Context } from '../context/context.ts';
import { conversations } from '../conversations/conversations.ts';
import { readWorkspaceSettings } from '../workspace/workspace-settings.ts';

/** What a person who opens an invitation gets to see before they join. */
interface InvitationPreview {
  readonly workspace: string;
  readonly senderName: string;
  readonly role: 'member' | 'admin';
  /** The names of the rooms that they will be in. */
  readonly rooms: readonly string[];
}

/** The invitation of this link for who opens it; null for one that was used up, has ended or never was. */
export async function previewInvitation(ctx: Context, token: string): Promise<InvitationPreview | null> {
  const [invitation, { name, signUp }] = await Promise.all([
    findInvitation(ctx, token),
    readWorkspaceSettings(ctx),
  ]);
  if (!invitation || signUp === 'closed') return null;
  const [sender, rooms] = await Promise.all([
    users.in(ctx.db).findOne({ _id: invitation.byId }, { projection: { displayName: 1 } }),
    conversations
      .in(ctx.db)
      .find({ _id: { $in: invitation.roomIds }, 'room.archivedAt': null }, { projection: { 'room.name': 1 } })
      .toArray(),
  ]);
  return {
    workspace: name,
    senderName: sender?.displayName ?? '',
    role: invitation.role,
    rooms: rooms.flatMap(({ room }) => (room ? [room.name] : [])),
  };
}
