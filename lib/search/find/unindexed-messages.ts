import { listed, messages } from '../../messages/messages.ts';
import { seqAt } from '../../messages/read/seq-at.ts';
import { isFound } from './message-query.ts';
import { placeOf } from './newest-hits.ts';
import type { Search, Source, Step } from './source.ts';

/** The first piece is what a page shows; each further one is twice as long, up to the last. */
const PIECE_MIN = 64;
const PIECE_MAX = 1_024;
/**
 * The clocks of the processes of a workspace agree better than this, in milliseconds: a message that was stored earlier may
 * have a time that is later by so much.
 */
const CLOCKS_DIFFER_MS = 60 * 60 * 1000;

/** The messages of a conversation after number `fromSeq`, which the index does not hold: all of them are read. */
export class UnindexedMessages implements Source {
  newestAt = Number.POSITIVE_INFINITY;
  readonly #conversationId: string;
  readonly #fromSeq: number;
  #beforeSeq: number | null = null;
  #piece = PIECE_MIN;

  constructor(conversationId: string, fromSeq: number) {
    this.#conversationId = conversationId;
    this.#fromSeq = fromSeq;
  }

  async next(search: Search): Promise<Step> {
    const { ctx, query, hits, pace } = search;
    this.#beforeSeq ??= await this.#firstBefore(search);
    const range = { $gt: this.#fromSeq, $lt: this.#beforeSeq };
    const found = messages
      .in(ctx.db)
      .find(
        { conversationId: this.#conversationId, seq: range },
        { sort: { seq: -1 }, limit: this.#piece, projection: listed, batchSize: this.#piece },
      );
    let count = 0;
    for await (const message of found) {
      count += 1;
      this.#beforeSeq = message.seq;
      this.newestAt = Math.min(this.newestAt, message.createdAt.getTime() + CLOCKS_DIFFER_MS);
      if (hits.takes(placeOf(message)) && isFound(query, message)) hits.add(message);
      await pace();
    }
    const isAtEnd = count < this.#piece;
    this.#piece = Math.min(PIECE_MAX, this.#piece * 2);
    return { place: null, isAtEnd };
  }

  /** What is too new to be found is not read. */
  async #firstBefore({ ctx, query: { before } }: Search): Promise<number> {
    if (before === Number.POSITIVE_INFINITY) return Number.MAX_SAFE_INTEGER;
    return await seqAt(ctx, this.#conversationId, new Date(before + 2 * CLOCKS_DIFFER_MS));
  }
}
