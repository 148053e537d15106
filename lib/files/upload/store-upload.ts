import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Context } from '../../context/context.ts';
import { count } from '../../process/metrics/measures.ts';
import { AppError, isAppError } from '../../use-case/app-error.ts';
import { type Content, describeContent } from '../content/describe-content.ts';
import { type FileDoc, files } from '../files.ts';
import type { BytePatch } from '../home/file-home.ts';
import { planRemoval } from '../metadata/plan-removal.ts';
import { patchesOf, type Rewrite, rewritten, UnclearStructure } from '../metadata/rewrite.ts';
import { removeBytes } from './remove-unsent.ts';
import { takeDigest } from './running-digests.ts';
import { UNSENT_MS } from './upload-limits.ts';
import { uploadSource } from './upload-source.ts';

/**
 * Makes a file of an upload whose bytes are all in the home: says what it is, takes out of it what is private, stores it,
 * makes its thumbnail, and resolves to it, which is `ready`. Cut off anywhere, it can be done again. Throws `not_found` when
 * the upload was cancelled meanwhile; nothing is left then.
 */
export async function storeUpload(ctx: Context, doc: FileDoc): Promise<FileDoc> {
  try {
    const stored = await store(ctx, doc);
    count('uploads_total', { result: 'stored' });
    count('upload_bytes_total', {}, stored.size);
    return stored;
  } catch (error) {
    count('uploads_total', { result: isAppError(error) ? error.code : 'failed' });
    throw error;
  }
}

async function store(ctx: Context, doc: FileDoc): Promise<FileDoc> {
  const id = doc._id;
  const digest = takeDigest(ctx, id, doc.size);
  const known = digest === null ? null : { size: doc.size, sha256: digest };
  const { content, removal, patches } = await lookAt(ctx, doc);
  const { size, sha256 } = await (removal && !patches
    ? storeRewritten(ctx, id, removal)
    : storeAsItIs(ctx, id, { known, patches }));
  const shown = await withThumbnail(ctx, { ...doc, size }, content);
  const ready = await files.in(ctx.db).findOneAndUpdate(
    { _id: id, state: 'uploading' },
    {
      $set: {
        state: 'ready',
        size,
        sha256,
        ...shown,
        expiresAt: new Date(ctx.now().getTime() + UNSENT_MS),
      },
      $unset: { upload: '' },
    },
    { returnDocument: 'after' },
  );
  const now = ready ?? (await files.in(ctx.db).findOne({ _id: id, state: { $in: ['ready', 'sent'] } }));
  if (now) return now;
  await removeBytes(ctx, id);
  throw new AppError('not_found');
}

interface Looked {
  readonly content: Content;
  /** What is taken out of it; null for nothing. */
  readonly removal: Rewrite | null;
  /** The same where it lies, if it can be done there. */
  readonly patches: readonly BytePatch[] | null;
}

async function lookAt(ctx: Context, { _id, keepsOriginal }: FileDoc): Promise<Looked> {
  const source = await uploadSource(ctx, _id);
  const content = await describeContent(source);
  if (keepsOriginal) return { content: asPlainFile(content), removal: null, patches: null };
  try {
    const removal = await planRemoval(source, content.type);
    return { content, removal, patches: removal && patchesOf(removal, source.size) };
  } catch (error) {
    if (!(error instanceof UnclearStructure)) throw error;
    ctx.log.info({ file: _id, type: content.type, reason: error.message }, 'a file is kept as it is');
    return { content: asPlainFile(content), removal: null, patches: null };
  }
}

const asPlainFile = (content: Content): Content => ({ ...content, kind: 'file', width: null, height: null });

interface StoredUpload {
  readonly size: number;
  readonly sha256: string;
}

async function storeRewritten(ctx: Context, id: string, removal: Rewrite): Promise<StoredUpload> {
  // From here on what is stored may be shorter than what was sent.
  await files.in(ctx.db).updateOne({ _id: id, state: 'uploading' }, { $set: { 'upload.isComplete': true } });
  const parts = rewritten(removal, (from, to) => ctx.files.openUpload(id, { start: from, end: to - 1 }));
  const stored = await ctx.files.put(id, Readable.from(parts, { objectMode: false }));
  await ctx.files.discard(id);
  return stored;
}

async function storeAsItIs(
  ctx: Context,
  id: string,
  { known, patches }: { readonly known: StoredUpload | null; readonly patches: readonly BytePatch[] | null },
): Promise<StoredUpload> {
  if (patches) await ctx.files.patch(id, patches);
  else if (known) {
    await ctx.files.finish(id);
    return known;
  }
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of (await ctx.files.openUpload(id)) as AsyncIterable<Buffer>) {
    hash.update(part);
    size += part.length;
  }
  await ctx.files.finish(id);
  return { size, sha256: hash.digest('hex') };
}

type Shown = Content & Pick<FileDoc, 'hasThumbnail'>;

/** Makes the thumbnail of a picture. One that cannot be decoded here is not shown there either: it is a plain file. */
async function withThumbnail(
  ctx: Context,
  { _id, ownerId, size }: FileDoc,
  content: Content,
): Promise<Shown> {
  if (content.kind !== 'image') return { ...content, hasThumbnail: false };
  const open = async () => await ctx.files.openUpload(_id);
  const made = await ctx.pictures.make(ownerId, 'thumbnail', { size, open });
  if (made === 'unreadable') return { ...asPlainFile(content), hasThumbnail: false };
  if (made === 'busy') return { ...content, hasThumbnail: false };
  await ctx.files.put(`${_id}.thumbnail`, made.bytes);
  return { ...content, hasThumbnail: true };
}
