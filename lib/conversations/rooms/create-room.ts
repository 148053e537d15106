import { users } from '../../accounts/users.ts';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { CreateRoom } from '../../contract/conversations/room.ts';
import { slugOf } from '../../contract/conversations/room-slug.ts';
import { newId } from '../../contract/values/new-id.ts';
import { consume } from '../../limits/rate-limit.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { readWorkspaceSettings } from '../../workspace/workspace-settings.ts';
import { type ConversationDoc, conversations, newConversation } from '../conversations.ts';
import { members, newMember } from '../members.ts';
import { publishConversationCreated, publishLobbyChanged } from '../publish-conversation.ts';
import { toConversation } from '../to-conversation.ts';
import { freeSlug, unguessableSlug } from './free-slug.ts';
import { roomSearchTerms } from './room-search-terms.ts';

/**
 * Makes a room with the caller as its owner. Throws `forbidden` where only administrators make rooms. Of two public ones made under one name at once, each gets an address
 * of its own.
 */
export async function createRoom(ctx: Context, caller: Caller, input: CreateRoom): Promise<Conversation> {
  const { roomsCreatedBy } = await readWorkspaceSettings(ctx);
  if (roomsCreatedBy === 'admins' && caller.role !== 'admin') throw new AppError('forbidden');
  await consume(ctx, 'create-room', caller.userId);
  const { name, visibility, topic = '', isAnnouncement = false } = input;
  const invited = [...new Set(input.memberIds)].filter((userId) => userId !== caller.userId);
  await requirePeople(ctx, invited);
  const userIds = [caller.userId, ...invited];
  const joinedAt = ctx.now();
  const id = newId();
  // Members first: a crash in between leaves nothing that is shown, rather than a room without an owner.
  await members.in(ctx.db).insertMany(
    userIds.map((userId, index) =>
      newMember(id, userId, {
        role: index === 0 ? 'owner' : 'member',
        place: index + 1,
        seq: 0,
        joinedAt,
      }),
    ),
  );
  const about = {
    name,
    topic,
    visibility,
    isAnnouncement,
    archivedAt: null,
    ...roomSearchTerms({ name, topic }),
  };
  const doc = await insert(ctx, { wanted: slugOf(name), visibility }, (slug) =>
    newConversation(id, joinedAt, {
      kind: 'room',
      memberCount: userIds.length,
      room: { slug, ...about },
    }),
  );
  for (const targetId of invited) {
    const { userId, address } = caller;
    const entry = { event: 'membership', action: 'invited', userId, address, targetId } as const;
    logSecurity(ctx, { ...entry, conversationId: id });
  }
  await publishConversationCreated(ctx, doc, userIds);
  await publishLobbyChanged(ctx, doc);
  await publishFact(ctx.bus, 'admin', { changed: 'rooms' });
  return await toConversation(ctx, doc, caller.userId);
}

interface Address {
  readonly wanted: string;
  readonly visibility: CreateRoom['visibility'];
}

/**
 * Stores the room under a free address; the unique index refuses one that was used meanwhile. No address says whether
 * there is a private room of that name: private ones have an unguessable end, and public ones are numbered among public
 * ones only. Where one that is private now holds the plain address, as it was public or made by an earlier release,
 * the new room gets such an end, too.
 */
async function insert(
  ctx: Context,
  { wanted, visibility }: Address,
  make: (slug: string) => ConversationDoc,
): Promise<ConversationDoc> {
  let isUnguessable = visibility === 'private';
  for (;;) {
    const slug = isUnguessable ? unguessableSlug(wanted) : freeSlug(wanted, await publicSlugs(ctx, wanted));
    const doc = make(slug);
    try {
      await conversations.in(ctx.db).insertOne(doc);
      return doc;
    } catch (error) {
      if (!isDuplicate(error, 'room.slug')) throw error;
      isUnguessable ||= !(await publicSlugs(ctx, wanted)).has(slug);
    }
  }
}

async function publicSlugs(ctx: Context, wanted: string): Promise<ReadonlySet<string>> {
  const docs = await conversations
    .in(ctx.db)
    .find(
      // Everything that begins with the slug: U+10FFFF sorts after every other character.
      { 'room.slug': { $gte: wanted, $lt: `${wanted}\u{10ffff}` }, 'room.visibility': 'public' },
      { projection: { 'room.slug': 1 } },
    )
    .toArray();
  return new Set(docs.map((doc) => doc.room?.slug ?? ''));
}

async function requirePeople(ctx: Context, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  const found = await users
    .in(ctx.db)
    .find({ _id: { $in: [...userIds] } }, { projection: { _id: 1 } })
    .toArray();
  const known = new Set(found.map((user) => user._id));
  const unknown = userIds.findIndex((userId) => !known.has(userId));
  if (unknown !== -1) throw invalidField('memberIds', `There is no person ${userIds[unknown]}.`);
}
