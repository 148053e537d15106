import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { readAll } from '../../store/read-all.ts';
import { sessions } from '../sessions/sessions.ts';
import { tokens } from '../tokens/tokens.ts';

const hasPush = { 'push.key': { $exists: true } } as const;

/** Who has, or had, a device that takes pushes, as this process knows: for all others a message costs nothing. */
const known = processState('push-users', () => new Set<string>());

export function takesPushes(ctx: Context, userId: string): boolean {
  return known(ctx).has(userId);
}

/** Whether anyone at all does. */
export function anyoneTakesPushes(ctx: Context): boolean {
  return known(ctx).size > 0;
}

/** A device of this person takes pushes from now on. */
export function notePushUser(ctx: Context, userId: string): void {
  known(ctx).add(userId);
}

/** Reads who they are: at the start, and after a time in which the fact of one may have been missed. */
export async function loadPushUsers(ctx: Context): Promise<void> {
  const options = { projection: { userId: 1 } };
  const [browsers, programs] = await Promise.all([
    readAll(sessions.in(ctx.db).find(hasPush, options)),
    readAll(tokens.in(ctx.db).find(hasPush, options)),
  ]);
  for (const { userId } of [...browsers, ...programs]) notePushUser(ctx, userId);
}
