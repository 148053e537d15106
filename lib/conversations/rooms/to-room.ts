import type { Room } from '../../contract/conversations/room.ts';
import type { ConversationDoc, RoomDoc } from '../conversations.ts';

/** A room as the lobby shows it. */
export function toRoom(
  { _id, memberCount, activityAt }: ConversationDoc,
  room: RoomDoc,
  isMember: boolean,
): Room {
  return {
    id: _id,
    slug: room.slug,
    name: room.name,
    topic: room.topic,
    visibility: room.visibility,
    memberCount,
    isMember,
    isAnnouncement: room.isAnnouncement,
    archivedAt: room.archivedAt?.toISOString() ?? null,
    activityAt: activityAt.toISOString(),
  };
}
