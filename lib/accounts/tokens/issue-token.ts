import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/ids.ts';
import { newToken, tokenHash, tokens } from './tokens.ts';

interface IssueToken {
  readonly userId: string;
  readonly label: string;
}

/** Makes an API token. The answer is the only place where it can be read. */
export async function issueToken(
  ctx: Context,
  { userId, label }: IssueToken,
): Promise<{ id: string; token: string }> {
  const token = newToken();
  const hash = tokenHash(token);
  if (hash === null) throw new Error('A new token does not have the form of a token.');
  const id = newId();
  await tokens.in(ctx.db).insertOne({ _id: id, userId, hash, label, createdAt: ctx.now(), lastUsedAt: null });
  return { id, token };
}
