import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { usernameKey } from '../../contract/accounts/account.ts';
import {
  canMentionGroups,
  groupIn,
  type MentionGroup,
  namesIn,
} from '../../contract/conversations/mention-groups.ts';
import { memberIdsAmong } from '../../conversations/member-ids-among.ts';
import { members } from '../../conversations/members.ts';
import type { Rights } from '../../conversations/rights.ts';
import { readDevicesInUse } from '../../presence/active-devices.ts';
import { readAll } from '../../store/read-all.ts';

export interface Mentions {
  /** The members whom a text names, and whom it reaches by `@here`. */
  readonly mentions: string[];
  readonly mentionGroup: MentionGroup | null;
}

/** Whom the text of a member mentions: members by `@username`, and all of a room, or those who are here, where the writer may. */
export async function findMentions(
  ctx: Context,
  { conversation, member }: Rights,
  body: string,
): Promise<Mentions> {
  const names = namesIn(body);
  const group = canMentionGroups(conversation, member.role) ? groupIn(body) : null;
  const named = names.length === 0 ? [] : await membersNamed(ctx, conversation._id, names);
  if (group !== 'here') return { mentions: named, mentionGroup: group };
  const others = (await memberIds(ctx, conversation._id)).filter((userId) => userId !== member.userId);
  const inUse = await readDevicesInUse(ctx, others);
  const here = others.filter((userId) => inUse.has(userId));
  return { mentions: [...new Set([...named, ...here])], mentionGroup: 'here' };
}

/** In the order of their usernames. */
async function membersNamed(
  ctx: Context,
  conversationId: string,
  names: readonly string[],
): Promise<string[]> {
  const found = await users
    .in(ctx.db)
    .find(
      { usernameKey: { $in: names.map(usernameKey) }, username: { $in: names } },
      { projection: { _id: 1 }, sort: { username: 1 } },
    )
    .toArray();
  return await memberIdsAmong(
    ctx,
    conversationId,
    found.map((user) => user._id),
  );
}

async function memberIds(ctx: Context, conversationId: string): Promise<string[]> {
  const found = await readAll(members.in(ctx.db).find({ conversationId }, { projection: { userId: 1 } }));
  return found.map(({ userId }) => userId);
}
