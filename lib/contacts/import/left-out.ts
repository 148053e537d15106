import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import type { LeftOut } from '../../contract/contacts/contact-import.ts';
import type { Page } from '../../contract/values/paging.ts';
import { defineCollection } from '../../store/collection.ts';
import { decodeCursor, encodeCursor } from '../../store/cursor.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contactImports } from './contact-imports.ts';

/** A run of what an import left out, in the order of the file; its record holds only the first of them. */
interface LeftOutDoc {
  _id: string;
  importId: string;
  /** Which run it is, from 0. */
  part: number;
  items: LeftOut[];
}

export const contactImportsLeftOut = defineCollection<LeftOutDoc>('contactImportsLeftOut', [
  { key: { importId: 1, part: 1 } },
]);

const PART = 200;
/** A file of 25 MB may have millions of bad rows; so many are kept of it. */
const KEPT_MAX = 100_000;

/** Gathers what an import leaves out, and stores it in runs. */
export class LeftOutWriter {
  readonly #ctx: Context;
  readonly #importId: string;
  #waiting: LeftOut[] = [];
  #part = 0;

  constructor(ctx: Context, importId: string) {
    this.#ctx = ctx;
    this.#importId = importId;
  }

  add(items: readonly LeftOut[]): void {
    const room = KEPT_MAX - this.#part * PART - this.#waiting.length;
    this.#waiting.push(...items.slice(0, Math.max(0, room)));
  }

  /** Stores the full runs; with `isLast` also what is left. */
  async write(isLast = false): Promise<void> {
    const docs: LeftOutDoc[] = [];
    while (this.#waiting.length >= PART || (isLast && this.#waiting.length > 0)) {
      const items = this.#waiting.splice(0, PART);
      docs.push({
        _id: `${this.#importId}:${this.#part}`,
        importId: this.#importId,
        part: this.#part,
        items,
      });
      this.#part += 1;
    }
    if (docs.length > 0) await contactImportsLeftOut.in(this.#ctx.db).insertMany(docs);
  }
}

interface ListLeftOut {
  readonly id: string;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 50;

/** The rows and values that an import left out, in the order of the file. Throws `not_found`. */
export async function listLeftOut(
  ctx: Context,
  _caller: Caller,
  { id, limit = DEFAULT_LIMIT, cursor }: ListLeftOut,
): Promise<Page<LeftOut>> {
  const doc = await contactImports.in(ctx.db).findOne({ _id: id }, { projection: { _id: 1 } });
  if (!doc) throw new AppError('not_found');
  const from = cursor === undefined ? 0 : decodeCursor(cursor, z.tuple([z.number().int().min(0)]))[0];
  const first = Math.floor(from / PART);
  const runs = await contactImportsLeftOut
    .in(ctx.db)
    .find(
      { importId: id, part: { $gte: first } },
      { sort: { part: 1 }, limit: Math.ceil((limit + 1) / PART) + 1 },
    )
    .toArray();
  const found = runs.flatMap(({ items }) => items).slice(from - first * PART);
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? encodeCursor([from + limit]) : null };
}
