import type { Context } from '../../context/context.ts';
import type { AdminRoom } from '../../contract/admin/room.ts';
import type { ConversationDoc } from '../../conversations/conversations.ts';
import { members } from '../../conversations/members.ts';

/** Rooms as administrators see them, in their order; what is no room is left out. */
export async function toAdminRooms(ctx: Context, docs: readonly ConversationDoc[]): Promise<AdminRoom[]> {
  const owners = await members
    .in(ctx.db)
    .find(
      { conversationId: { $in: docs.map(({ _id }) => _id) }, role: 'owner' },
      { projection: { conversationId: 1, userId: 1 } },
    )
    .toArray();
  return docs.flatMap((doc) => {
    if (!doc.room) return [];
    const { name, slug, visibility, archivedAt } = doc.room;
    return [
      {
        id: doc._id,
        name,
        slug,
        visibility,
        memberCount: doc.memberCount,
        messageCount: doc.lastSeq,
        ownerIds: owners
          .filter(({ conversationId }) => conversationId === doc._id)
          .map(({ userId }) => userId),
        archivedAt: archivedAt?.toISOString() ?? null,
        activityAt: doc.activityAt.toISOString(),
        createdAt: doc.createdAt.toISOString(),
      },
    ];
  });
}
