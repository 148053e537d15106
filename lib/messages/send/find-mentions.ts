import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { usernameKey } from '../../contract/accounts/account.ts';
import { memberIdsAmong } from '../../conversations/member-ids-among.ts';

const NAMES_MAX = 50;
/** Names in code do not count. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
const NAME = /(?<![\p{L}\p{N}_.@/-])@([a-z0-9._-]{2,30})/giu;

/** The ids of the members whom a text names as `@username`, in the order of their usernames. */
export async function findMentions(ctx: Context, conversationId: string, body: string): Promise<string[]> {
  const names = namesIn(body);
  if (names.length === 0) return [];
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

/** Every username that a text may mean: `@ada.` at the end of a sentence is `ada.` or `ada`. */
export function namesIn(body: string): string[] {
  const names = new Set<string>();
  for (const [, written = ''] of body.replace(CODE, ' ').matchAll(NAME)) {
    for (let name = written.toLowerCase(); name.length >= 2; name = name.slice(0, -1)) {
      names.add(name);
      if (!/[._-]$/.test(name)) break;
    }
    if (names.size >= NAMES_MAX) break;
  }
  return [...names];
}
