import type { Db } from 'mongodb';
import type { Context } from '../context/context.ts';

const WRITES: ReadonlySet<PropertyKey> = new Set([
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
  'bulkWrite',
  'findOneAndUpdate',
]);

/** What {@link dyingAfter} throws in place of a write. */
export class Died extends Error {}

/** A context whose process dies after so many writes: those are stored, the next one and all others never happen. */
export function dyingAfter(ctx: Context, writes: number): Context {
  let left = writes;
  const collection = (name: string) =>
    new Proxy(ctx.db.collection(name), {
      get(target, property) {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value !== 'function') return value;
        const method = value.bind(target) as (...args: unknown[]) => unknown;
        if (!WRITES.has(property)) return method;
        return async (...args: unknown[]) => {
          if (left === 0) throw new Died('The process died.');
          left -= 1;
          return await method(...args);
        };
      },
    });
  return { ...ctx, db: { collection } as unknown as Db };
}
