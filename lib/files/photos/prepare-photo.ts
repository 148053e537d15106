import { Readable } from 'node:stream';
import type { Context } from '../../context/context.ts';
import { IMAGE_TYPES, type ImageType, PHOTO_LIMIT } from '../../contract/values/image-type.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import { sourceOf } from '../content/byte-window.ts';
import { describeContent } from '../content/describe-content.ts';
import { planRemoval } from '../metadata/plan-removal.ts';
import { rewrittenBytes, UnclearStructure } from '../metadata/rewrite.ts';

/** A photo of a person or a contact, as it is stored. */
export interface PreparedPhoto {
  readonly type: ImageType;
  readonly bytes: Uint8Array;
}

/** A photo of more pixels is made smaller: it is shown small, and every page would have to draw it all. */
const PIXELS_MAX = 2_000 * 2_000;
const UNREADABLE = 'This image cannot be used: it is damaged, or has more than 50 megapixels.';
const RETRY_AFTER_SECONDS = 5;

/**
 * A photo of a person or a contact, made ready to be stored: nothing is left in it of where and when it was taken, and one
 * that is large is made smaller. What is small enough keeps its pixels as they are. Throws `invalid` when the bytes are no
 * picture that can be shown, `rate_limited` when too many others wait.
 */
export async function preparePhoto(ctx: Context, userId: string, bytes: Uint8Array): Promise<PreparedPhoto> {
  const { type, kind, width, height } = await describeContent(sourceOf(bytes));
  if (kind !== 'image') throw invalidField('', refusalOf(type));
  const isSmall = bytes.length <= PHOTO_LIMIT && (width ?? 0) * (height ?? 0) <= PIXELS_MAX;
  if (!isSmall || !isImageType(type)) return await madeSmaller(ctx, userId, bytes);
  const kept = await withoutMetadata(bytes, type);
  return kept === null ? await madeSmaller(ctx, userId, bytes) : { type, bytes: kept };
}

/** Null when it cannot be told what is to go: then the picture is made anew. */
async function withoutMetadata(bytes: Uint8Array, type: ImageType): Promise<Uint8Array | null> {
  try {
    const removal = await planRemoval(sourceOf(bytes), type);
    return removal === null ? bytes : rewrittenBytes(removal, bytes);
  } catch (error) {
    if (error instanceof UnclearStructure) return null;
    throw error;
  }
}

async function madeSmaller(ctx: Context, userId: string, bytes: Uint8Array): Promise<PreparedPhoto> {
  const open = async () => Readable.from([Buffer.from(bytes)]);
  const made = await ctx.pictures.make(userId, 'photo', { size: bytes.length, open });
  if (made === 'busy') throw new AppError('rate_limited', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  if (made === 'unreadable') throw invalidField('', UNREADABLE);
  return { type: made.type, bytes: made.bytes };
}

const isImageType = (type: string): type is ImageType => IMAGE_TYPES.some((known) => known === type);

const refusalOf = (type: string) =>
  isImageType(type) ? UNREADABLE : 'Use a JPEG, PNG, WebP, GIF or AVIF image.';
