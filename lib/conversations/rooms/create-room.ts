import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { CreateRoom } from '../../contract/conversations/room.ts';
import { slugOf } from '../../contract/conversations/room-slug.ts';
import { newId } from '../../contract/values/ids.ts';
import { consume } from '../../limits/rate-limit.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ConversationDoc, conversations, newConversation } from '../conversations.ts';
import { members, newMember } from '../members.ts';
import { publishConversationCreated, publishLobbyChanged } from '../publish-conversation.ts';
import { toConversation } from '../to-conversation.ts';
import { freeSlug } from './free-slug.ts';
import { roomSearchTerms } from './room-search-terms.ts';

/** Makes a room with the caller as its owner. Of two made under one name at once, each gets an address of its own. */
export async function createRoom(ctx: Context, caller: Caller, input: CreateRoom): Promise<Conversation> {
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
  const doc = await insert(ctx, slugOf(name), (slug) =>
    newConversation(id, joinedAt, {
      kind: 'room',
      memberCount: userIds.length,
      room: { slug, ...about },
    }),
  );
  await publishConversationCreated(ctx, doc, userIds);
  await publishLobbyChanged(ctx, doc);
  return await toConversation(ctx, doc, caller.userId);
}

/** Stores the room under the first free address; the unique index refuses one that was used meanwhile. */
async function insert(
  ctx: Context,
  wanted: string,
  make: (slug: string) => ConversationDoc,
): Promise<ConversationDoc> {
  for (;;) {
    const doc = make(freeSlug(wanted, await takenSlugs(ctx, wanted)));
    try {
      await conversations.in(ctx.db).insertOne(doc);
      return doc;
    } catch (error) {
      if (!isDuplicate(error, 'room.slug')) throw error;
    }
  }
}

async function takenSlugs(ctx: Context, wanted: string): Promise<ReadonlySet<string>> {
  const docs = await conversations
    .in(ctx.db)
    // Everything that begins with the slug: U+10FFFF sorts after every other character.
    .find({ 'room.slug': { $gte: wanted, $lt: `${wanted}\u{10ffff}` } }, { projection: { 'room.slug': 1 } })
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
