import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import { gatherCalls } from '../process/gather-calls.ts';
import { inUse } from './policy.ts';
import { type UserDoc, users } from './users.ts';

const roles = processState('roles', (ctx) =>
  gatherCalls(async (userIds: string[]) => {
    const found = await users
      .in(ctx.db)
      .find({ _id: { $in: userIds }, ...inUse }, { projection: { role: 1 } })
      .toArray();
    return new Map(found.map(({ _id, role }) => [_id, role]));
  }),
);

/** The role of a person; null when there is no such account, or when it is not in use. */
export async function readRole(ctx: Context, userId: string): Promise<UserDoc['role'] | null> {
  return (await roles(ctx)([userId])).get(userId) ?? null;
}
