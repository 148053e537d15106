import { createHash } from 'node:crypto';
import { type FactOf, publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import type { AuditAction, AuditTarget } from '../contract/admin/audit.ts';
import { createPace } from '../process/pace.ts';
import { claimNext } from '../store/claim-next.ts';
import { defineCollection } from '../store/collection.ts';
import { readAll } from '../store/read-all.ts';
import type { Caller } from '../use-case/caller.ts';

/** One line of what administrators did, and of who was invited by whom, as stored. No use case changes or removes one. */
export interface AuditDoc {
  /** Its number, from 1 without a gap. */
  _id: number;
  at: Date;
  /** Null for what was done on the machine itself. */
  actorId: string | null;
  action: AuditAction;
  target: AuditTarget;
  before: AuditValues | null;
  after: AuditValues | null;
  address: string;
  /** SHA-256 over the chain of the entry before and this one: an entry that was changed or taken out breaks the rest. */
  chain: string;
}

type AuditValues = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export const audit = defineCollection<AuditDoc>('audit', [
  { key: { 'target.id': 1, _id: -1 }, name: 'target' },
]);

interface AuditEntry {
  readonly action: AuditAction;
  readonly target: AuditTarget;
  readonly before?: AuditValues;
  readonly after?: AuditValues;
}

/** Who does it; null on the machine itself. */
type Actor = Pick<Caller, 'userId' | 'address'> | null;

/** Which part of the admin panel shows what was changed. */
const PARTS = {
  user: 'people',
  invitation: 'invitations',
  room: 'rooms',
  report: 'reports',
  message: 'reports',
  settings: 'settings',
  backup: 'backups',
} as const satisfies Record<AuditTarget['kind'], FactOf<'admin'>['changed']>;

/** Writes that something was done, chained to the entry before, and lets the open admin panels know. */
export async function appendAudit(ctx: Context, actor: Actor, entry: AuditEntry): Promise<void> {
  await claimNext(ctx, {
    counter: 'audit',
    fields: ['_id'],
    above: 0,
    readNewest: async () => (await newestEntry(ctx))?._id ?? 0,
    async write(number) {
      const previous = number === 1 ? null : await audit.in(ctx.db).findOne({ _id: number - 1 });
      const doc: Omit<AuditDoc, 'chain'> = {
        _id: number,
        at: ctx.now(),
        actorId: actor?.userId ?? null,
        action: entry.action,
        target: entry.target,
        before: entry.before ?? null,
        after: entry.after ?? null,
        address: actor === null ? 'this machine' : (actor.address ?? 'unknown'),
      };
      await audit.in(ctx.db).insertOne({ ...doc, chain: chainOf(previous?.chain ?? '', doc) });
      return doc;
    },
  });
  await publishFact(ctx.bus, 'admin', { changed: PARTS[entry.target.kind] });
}

async function newestEntry(ctx: Context): Promise<AuditDoc | null> {
  return await audit.in(ctx.db).findOne({}, { sort: { _id: -1 } });
}

/** The chain value of an entry after one with the chain value `previous`. */
export function chainOf(previous: string, entry: Omit<AuditDoc, 'chain'>): string {
  const { _id, at, actorId, action, target, before, after, address } = entry;
  const content = [
    _id,
    at.toISOString(),
    actorId,
    action,
    sorted(target),
    sorted(before),
    sorted(after),
    address,
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(content)).digest('base64url');
}

/** With its keys in order, since a store may answer them in another. */
function sorted(values: object | null): unknown {
  return values && Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The number of the first of the newest `count` entries that was changed, or before which one is missing; null when all
 * are as they were written.
 */
export async function findBrokenEntry(ctx: Pick<Context, 'db'>, count = 1_000): Promise<number | null> {
  const entries = await readAll(audit.in(ctx.db).find({}, { sort: { _id: -1 }, limit: count + 1 }));
  const pace = createPace();
  for (const [index, entry] of entries.slice(0, count).entries()) {
    await pace();
    const previous = entries[index + 1];
    const isFirst = entry._id === 1;
    const isNext = isFirst ? previous === undefined : previous?._id === entry._id - 1;
    if (!isNext || entry.chain !== chainOf(previous?.chain ?? '', entry)) return entry._id;
  }
  return null;
}
