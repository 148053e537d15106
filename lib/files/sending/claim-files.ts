import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import { type FileDoc, files } from '../files.ts';

/** A claimed file lives at least so long, in milliseconds: no send is still under way when it expires. */
export const CLAIM_KEPT_MS = 60 * 60 * 1000;

interface ClaimFiles {
  readonly ownerId: string;
  readonly ids: readonly string[];
  /** `conversationId:clientId` of the send. */
  readonly claim: string;
}

/**
 * Lets one send have these files of its sender, in the order of `ids`; the same send again finds its own claim. Of two
 * sends that name the same file one gets all of its files, and the other none. Throws `invalid` on `fileIds.N` for each
 * that cannot be sent; one of another person is refused as one that does not exist.
 */
export async function claimFiles(ctx: Context, input: ClaimFiles): Promise<FileDoc[]> {
  // Sends under one clientId share their claim: none gives back what another one counts on.
  return await ctx.serialize(`files:${input.claim}`, async () => {
    const found = await readFiles(ctx, input);
    const free = [...found.values()].filter(({ claim }) => claim === null).map(({ _id }) => _id);
    const claimed: string[] = [];
    // One after the other by their ids: whoever gets the first file that two sends share gets the others, too.
    for (const id of free.toSorted((a, b) => (a < b ? -1 : 1))) {
      const own = await claimFile(ctx, input, id);
      // Or by the same send, which another process makes in this moment.
      const doc = own ?? (await findClaimed(ctx, input, id));
      if (own) claimed.push(id);
      // As it is now that nobody changes it any more.
      if (doc) found.set(id, doc);
      else {
        await releaseFiles(ctx, { claim: input.claim, ids: claimed });
        throw refused([refusal(input.ids.indexOf(id), TAKEN)]);
      }
    }
    return input.ids.flatMap((id) => found.get(id) ?? []);
  });
}

const UNKNOWN = 'There is no such file of yours that can be sent. Attach it again.';
const TAKEN = 'This file was sent with another message. Attach it again.';
const UNFINISHED = 'This file has not been uploaded in full yet.';

const refusal = (index: number, message: string) => ({ path: `fileIds.${index}`, message });
const refused = (errors: readonly ReturnType<typeof refusal>[]) => new AppError('invalid', { errors });

async function readFiles(ctx: Context, { ownerId, ids, claim }: ClaimFiles): Promise<Map<string, FileDoc>> {
  const docs = await files
    .in(ctx.db)
    .find({ _id: { $in: [...ids] }, ownerId })
    .toArray();
  const found = new Map(docs.map((doc) => [doc._id, doc]));
  const errors = ids.flatMap((id, index) => {
    const why = whyNotClaim(found.get(id), claim, ctx.now());
    return why === null ? [] : [refusal(index, why)];
  });
  if (errors.length > 0) throw refused(errors);
  return found;
}

function whyNotClaim(doc: FileDoc | undefined, claim: string, now: Date): string | null {
  if (!doc || doc.state === 'gone') return UNKNOWN;
  if (doc.claim === claim) return null;
  if (doc.claim !== null) return TAKEN;
  if (doc.expiresAt === null || doc.expiresAt <= now) return UNKNOWN;
  return doc.state === 'ready' ? null : UNFINISHED;
}

async function claimFile(ctx: Context, { ownerId, claim }: ClaimFiles, id: string): Promise<FileDoc | null> {
  const now = ctx.now();
  return await files
    .in(ctx.db)
    .findOneAndUpdate(
      { _id: id, ownerId, state: 'ready', claim: null, expiresAt: { $gt: now } },
      { $set: { claim }, $max: { expiresAt: new Date(now.getTime() + CLAIM_KEPT_MS) } },
      { returnDocument: 'after' },
    );
}

async function findClaimed(
  ctx: Context,
  { ownerId, claim }: ClaimFiles,
  id: string,
): Promise<FileDoc | null> {
  return await files.in(ctx.db).findOne({ _id: id, ownerId, claim, state: { $ne: 'gone' } });
}

/** Files of one claim. */
export interface Claimed {
  readonly claim: string;
  readonly ids: readonly string[];
}

/** Files that were claimed and are in no message can be sent again. */
export async function releaseFiles(ctx: Context, { claim, ids }: Claimed): Promise<void> {
  if (ids.length === 0) return;
  await files
    .in(ctx.db)
    .updateMany({ _id: { $in: [...ids] }, claim, state: 'ready' }, { $set: { claim: null } });
}
