import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import type { SentFile } from '../../contract/files/file.ts';
import { type FileKind, fileKinds } from '../../contract/files/file-rules.ts';
import { foldText } from '../../contract/folding/fold-text.ts';
import type { Page } from '../../contract/values/paging.ts';
import { requireRights } from '../../conversations/rights.ts';
import { type FileDoc, files } from '../../files/files.ts';
import { createPace } from '../../process/pace.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import type { Caller } from '../../use-case/caller.ts';
import { messages } from '../messages.ts';
import { toMessageFile } from './to-message-file.ts';

interface ListFiles {
  readonly conversationId: string;
  /** All when left out. */
  readonly kind?: readonly FileKind[] | undefined;
  /** Words of which the name or the alternative text has each. */
  readonly query?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;
/** So many files are looked at for one page; a search that found too few until then goes on with the next one. */
const LOOKED_AT_MAX = 2_000;
/** More than a message has, so that a block holds at least one message whole. */
const BLOCK = 200;

/** Up to where files were listed: those of newer messages, and of this one up to an id. */
interface Position {
  readonly seq: number;
  readonly id: string;
}

const BEGINNING: Position = { seq: Number.MAX_SAFE_INTEGER, id: '' };
const positionSchema = z.tuple([z.number(), z.string()]).transform(([seq, id]): Position => ({ seq, id }));

/**
 * A page of the files that were sent to a conversation and are still there, those of the newest message first. With a
 * `query` it may hold fewer than `limit`, and go on. Throws `not_found` for who is no member.
 */
export async function listFiles(ctx: Context, caller: Caller, input: ListFiles): Promise<Page<SentFile>> {
  const { conversationId, limit = DEFAULT_LIMIT, cursor } = input;
  await requireRights(ctx, caller, conversationId);
  const isAsked = matcherOf(input.query ?? '');
  const pace = createPace();
  const found: FileDoc[] = [];
  let position = cursor === undefined ? BEGINNING : decodeCursor(cursor, positionSchema);
  let lookedAt = 0;
  for await (const doc of filesAfter(ctx, input, position)) {
    if (found.length === limit || lookedAt === LOOKED_AT_MAX)
      return { items: await toSentFiles(ctx, found), nextCursor: encodeCursor([position.seq, position.id]) };
    if (isAsked(doc)) found.push(doc);
    position = { seq: doc.seq ?? 0, id: doc._id };
    lookedAt += 1;
    await pace();
  }
  return { items: await toSentFiles(ctx, found), nextCursor: null };
}

/** Sent files beyond a position: the newest message's first, those of one message by their ids. */
async function* filesAfter(
  ctx: Context,
  { conversationId, kind: kinds = fileKinds }: ListFiles,
  { seq, id }: Position,
): AsyncGenerator<FileDoc> {
  for (let upTo: number | null = seq; upTo !== null; ) {
    const most: number = upTo;
    // The index has them in order for each kind.
    const blocks = await Promise.all(
      kinds.map((kind) =>
        files
          .in(ctx.db)
          .find(
            { conversationId, kind, seq: { $lte: most }, state: 'sent' },
            { sort: { seq: -1 }, limit: BLOCK },
          )
          .toArray(),
      ),
    );
    const cut = blocks.flatMap((block) => (block.length === BLOCK ? (block.at(-1)?.seq ?? []) : []));
    // From the last message of a block on, some of its files may be missing.
    const complete = cut.length === 0 ? 0 : Math.max(...cut);
    yield* blocks
      .flat()
      .filter((doc) => (doc.seq ?? 0) > complete && ((doc.seq ?? 0) < seq || doc._id > id))
      .sort((a, b) => (b.seq ?? 0) - (a.seq ?? 0) || (a._id < b._id ? -1 : 1));
    upTo = cut.length === 0 ? null : complete;
  }
}

/** Files with what is known of their messages; without those whose message was deleted in this moment. */
async function toSentFiles(ctx: Context, docs: readonly FileDoc[]): Promise<SentFile[]> {
  const ids = [...new Set(docs.flatMap(({ messageId }) => messageId ?? []))];
  const found = await messages
    .in(ctx.db)
    .find({ _id: { $in: ids }, deletedAt: null }, { projection: { seq: 1, senderId: 1, createdAt: 1 } })
    .toArray();
  const byId = new Map(found.map((message) => [message._id, message]));
  return docs.flatMap((doc) => {
    const message = byId.get(doc.messageId ?? '');
    if (!message) return [];
    const { _id: messageId, seq, senderId, createdAt } = message;
    return [{ file: toMessageFile(doc), messageId, seq, senderId, createdAt: createdAt.toISOString() }];
  });
}

/** Whether a file has each word of a query in its name or alternative text, without case and accents. */
function matcherOf(query: string): (file: Pick<FileDoc, 'name' | 'alt'>) => boolean {
  const words = foldText(query).split(' ').filter(Boolean);
  if (words.length === 0) return () => true;
  return ({ name, alt }) => {
    const text = foldText(`${name} ${alt}`);
    return words.every((word) => text.includes(word));
  };
}
