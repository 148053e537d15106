import type { Collection } from 'mongodb';
import type { Context } from '../../context/context.ts';

/** Longer than a push service may take, in ms: who has taken something over and not finished by then has died. */
const LEASE_MS = 60_000;

/** What is to be done at a time, by one of several processes. */
interface Due {
  _id: string;
  dueAt: Date;
}

export function leaseEnd(ctx: Context): Date {
  return new Date(ctx.now().getTime() + LEASE_MS);
}

/** Takes what is due, which one of several processes does. Resolves to the end of the lease, null where another was first. */
export async function takeDue(ctx: Context, due: Collection<Due>, _id: string): Promise<Date | null> {
  const dueAt = leaseEnd(ctx);
  const { modifiedCount } = await due.updateOne({ _id, dueAt: { $lte: ctx.now() } }, { $set: { dueAt } });
  return modifiedCount > 0 ? dueAt : null;
}
