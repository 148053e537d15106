import type { MemberRole } from '../contract/conversations/conversation.ts';
import type { ErrorCode } from '../contract/errors.ts';
import type { ConversationDoc } from './conversations.ts';
import type { MemberDoc } from './members.ts';

type Room = Pick<ConversationDoc, 'room'>;
type Conversation = Pick<ConversationDoc, 'room' | 'blockedBy'>;
type Member = Pick<MemberDoc, 'role'>;

const isManager = (member: Member) => member.role === 'owner' || member.role === 'admin';

/** Why a member may not write in this conversation, or null when they may. */
export function whyNotWrite(member: Member, { room, blockedBy = [] }: Conversation): ErrorCode | null {
  if (blockedBy.length > 0) return 'not_accepted';
  if (room?.archivedAt) return 'room_archived';
  return room?.isAnnouncement && !isManager(member) ? 'announcement_only' : null;
}

/** Why a member may not pin or unpin messages here, or null when they may: both of a direct conversation, owners and admins of a room. */
export function whyNotPin(member: Member, { room, blockedBy = [] }: Conversation): ErrorCode | null {
  if (blockedBy.length > 0) return 'not_accepted';
  if (room && !isManager(member)) return 'forbidden';
  return room?.archivedAt ? 'room_archived' : null;
}

/** Owners and admins change a room's name, topic and settings. A direct conversation has none. */
export function canManageRoom(member: Member, { room }: Room): boolean {
  return room !== undefined && isManager(member);
}

/** Every member brings others into a public room, owners and admins into a private one. */
export function canInvite(member: Member, { room }: Room): boolean {
  return room !== undefined && (room.visibility === 'public' || isManager(member));
}

/** Only owners change roles. */
export function canSetRole(member: Member, { room }: Room): boolean {
  return room !== undefined && member.role === 'owner';
}

/** Owners remove anyone, admins those who are neither owner nor admin. */
export function canRemove(member: Member, { room }: Room, target: { readonly role: MemberRole }): boolean {
  if (room === undefined) return false;
  return member.role === 'owner' || (member.role === 'admin' && target.role === 'member');
}
