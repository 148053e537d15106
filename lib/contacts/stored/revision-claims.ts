import type { Context } from '../../context/context.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { type ContactDoc, contacts } from '../contacts.ts';

/** So many revisions a contact's document holds before the oldest ones move. */
const HELD_MAX = 64;
const MOVED_AT_ONCE = 32;

/** The revisions of a contact that its own document has no room for. It is as empty as a contact that left the bin. */
interface ClaimsDoc {
  _id: string;
  claims: number[];
  name: '';
  deletedAt: Date;
  expiresAt: null;
}

/**
 * How a document holds a revision: as two keys of one unique index. A write that takes a revision needs both of them, so
 * the revision stays taken as long as any document has either; that lets it move from one document to another, one key
 * at a time, without ever being free (docs/decisions/003).
 */
export function claimOf(revision: number): number[] {
  return [revision, -revision];
}

/** Moves the oldest revisions out of a contact's document when it holds many. Harmless when repeated or done twice at once. */
export async function moveOldClaims(
  ctx: Context,
  { _id, claims }: Pick<ContactDoc, '_id' | 'claims'>,
): Promise<void> {
  const held = claims.filter((key) => key > 0);
  if (held.length < HELD_MAX) return;
  const moved = held.slice(0, MOVED_AT_ONCE);
  const book = contacts.in(ctx.db);
  await book.updateOne({ _id }, { $pull: { claims: { $in: moved.map((revision) => -revision) } } });
  await keepClaims(ctx, _id, moved);
  await book.updateOne({ _id }, { $pull: { claims: { $in: moved } } });
}

/** Stores a run of revisions by their second keys. */
async function keepClaims(ctx: Context, contactId: string, moved: readonly number[]): Promise<void> {
  try {
    await ctx.db.collection<ClaimsDoc>(contacts.name).insertOne(claimsDoc(contactId, moved));
  } catch (error) {
    // A crash, or another process, came between: the same run was stored under the same id.
    if (!isDuplicate(error, '_id')) throw error;
  }
}

/** The document of a run of revisions. */
export function claimsDoc(contactId: string, moved: readonly number[]): ClaimsDoc {
  return {
    _id: `claims:${contactId}:${moved[0]}`,
    claims: moved.map((revision) => -revision),
    name: '',
    deletedAt: new Date(0),
    expiresAt: null,
  };
}
