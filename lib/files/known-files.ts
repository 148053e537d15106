import { LRUCache } from 'lru-cache';
import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import { type FileDoc, files } from './files.ts';

const KNOWN_MAX = 20_000;
/** How long a sent file is known without being read again: only its deletion changes it, of which this process hears at once. */
const MAX_AGE_MS = {
  alone: 45_000,
  /** Others may have deleted it with more than one message, as of a whole room. */
  withOthers: 1_000,
} as const;

interface Known {
  readonly readAt: number;
  readonly file: Promise<FileDoc | null>;
  /** The same once it was read. */
  doc: FileDoc | null;
}

const known = processState('known files', () => new LRUCache<string, Known>({ max: KNOWN_MAX }));

/** A file as this process knows it; null when there is none. Sent ones are kept, since a picture is asked for again and again. */
export async function knownFile(ctx: Context, id: string): Promise<FileDoc | null> {
  const held = heldNow(ctx, id);
  if (held) return await held.file;
  // Kept before it is read: what is forgotten meanwhile does not come back with what was read before.
  const entry: Known = {
    readAt: ctx.now().getTime(),
    file: files.in(ctx.db).findOne({ _id: id }),
    doc: null,
  };
  known(ctx).set(id, entry);
  const file = await entry.file.catch((error: unknown) => {
    forget(ctx, id, entry);
    throw error;
  });
  if (file?.state === 'sent' && file.expiresAt === null) entry.doc = file;
  else forget(ctx, id, entry);
  return file;
}

/** A sent file, if this process knows it: without waiting; null where it does not. */
export function sentFile(ctx: Context, id: string): FileDoc | null {
  return heldNow(ctx, id)?.doc ?? null;
}

function heldNow(ctx: Context, id: string): Known | null {
  const maxAge = ctx.bus.shared === null ? MAX_AGE_MS.alone : MAX_AGE_MS.withOthers;
  const held = known(ctx).get(id);
  return held && Math.abs(ctx.now().getTime() - held.readAt) < maxAge ? held : null;
}

function forget(ctx: Context, id: string, entry: Known): void {
  if (known(ctx).peek(id) === entry) known(ctx).delete(id);
}

/** These files changed; all of them without `ids`. */
export function forgetFiles(ctx: Context, ids?: readonly string[]): void {
  if (ids === undefined) known(ctx).clear();
  else for (const id of ids) known(ctx).delete(id);
}

/** A message was deleted, perhaps by another process: nobody reads its files any more. */
export function forgetFilesOf(ctx: Context, messageId: string): void {
  // What is being read just now may be one of them.
  for (const [id, { doc }] of known(ctx).entries())
    if (!doc || doc.messageId === messageId) known(ctx).delete(id);
}
