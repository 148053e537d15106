import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { ContactImport, ImportDuplicates, ImportMap } from '../../contract/contacts/contact-import.ts';
import { newId } from '../../contract/values/new-id.ts';
import { createFairPace } from '../../limits/pace.ts';
import { NO_LIMIT } from '../../process/keyed-queue.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type BadRow, type FileFormat, type ImportRow, isBad, isRow } from '../formats/import-row.ts';
import { requireEditor } from '../policy.ts';
import { BIN_MS } from '../stored/bin.ts';
import { rememberedItemKey } from '../stored/contact-fields.ts';
import { type ContactImportDoc, contactImports } from './contact-imports.ts';
import { chosenEncoding, decodeFile } from './decode-file.ts';
import { renewProgress, toImport } from './get-import.ts';
import { nothingLeft, reportLost, reportRow } from './import-report.ts';
import { ContactReader } from './known-contacts.ts';
import type { ImportInfo, Reading } from './match-rows.ts';
import { PendingContacts, type Written } from './pending-contacts.ts';
import { planRows } from './plan-rows.ts';
import { prepareRow } from './prepare-row.ts';
import { leftOutOf } from './preview-import.ts';
import { readBlocks } from './read-file.ts';

/** How many contacts are published as one fact; a larger import is published in several. */
const PUBLISHED_AT_ONCE = 10_000;

interface ImportContacts {
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly map: ImportMap | null;
  readonly duplicates?: ImportDuplicates | undefined;
  readonly id?: string | undefined;
  readonly fileName?: string | undefined;
  /** As a person chose it. */
  readonly encoding?: string | undefined;
  /** As the program said that sent the file. */
  readonly declared?: string | null;
}

/** An import that has begun: its record, and a promise of the record when all rows are stored. */
export interface StartedImport {
  readonly begun: ContactImport;
  readonly done: Promise<ContactImport>;
}

/**
 * Adds the contacts of a file to the address book, in blocks: every good row is stored, every bad one is reported with its
 * line. A process runs one import at a time. It is published as one fact, and can be undone for 30 days. Throws
 * `unreadable_file`, and `busy` when there is an import with this id.
 */
export async function startImport(
  ctx: Context,
  caller: Caller,
  input: ImportContacts,
): Promise<StartedImport> {
  requireEditor(caller);
  const { bytes, format, declared, map } = input;
  const pace = createFairPace(ctx, caller.userId);
  const chosen = chosenEncoding(input.encoding);
  const { text, encoding } = await decodeFile({ bytes, format, pace, encoding: chosen, declared });
  const now = ctx.now();
  const doc: ContactImportDoc = {
    _id: input.id ?? newId(),
    state: 'waiting',
    format: input.format,
    fileName: input.fileName ?? '',
    byUserId: caller.userId,
    createdAt: now,
    endedAt: null,
    undoableUntil: new Date(now.getTime() + BIN_MS),
    progressAt: now,
    total: text.length,
    done: 0,
    created: 0,
    updated: 0,
    skipped: 0,
    ...nothingLeft(),
    leftOutColumns: format === 'csv' ? leftOutOf(text, map) : [],
    encoding,
    kept: [],
    keptCount: 0,
  };
  const { upsertedCount } = await contactImports
    .in(ctx.db)
    .updateOne({ _id: doc._id }, { $setOnInsert: doc }, { upsert: true });
  if (upsertedCount === 0) throw new AppError('busy');
  const renewal = renewProgress(ctx, doc._id);
  const done = ctx
    .serialize('contact import', () => new Import(ctx, caller, doc, input).run(text), NO_LIMIT)
    .finally(() => clearInterval(renewal));
  return { begun: toImport(doc), done };
}

/** One import while it runs. */
class Import {
  readonly #ctx: Context;
  readonly #caller: Caller;
  readonly #doc: ContactImportDoc;
  readonly #input: ImportContacts;
  readonly #info: ImportInfo;
  /** What is written but not yet published. */
  #unpublished: (Written & { readonly since: number }) | null = null;

  constructor(ctx: Context, caller: Caller, doc: ContactImportDoc, input: ImportContacts) {
    this.#ctx = ctx;
    this.#caller = caller;
    this.#doc = doc;
    this.#input = input;
    this.#info = { id: doc._id, startedAt: doc.createdAt, keyOf: rememberedItemKey(ctx.env) };
  }

  async run(text: string): Promise<ContactImport> {
    try {
      if (await this.#begin()) await this.#readAll(text);
    } catch (error) {
      this.#ctx.log.error({ err: error }, 'an import failed');
      await this.#publish();
      await this.#end('failed').catch(() => undefined);
      throw error;
    }
    return toImport(this.#doc);
  }

  /** Whether it may begin: not if it was cancelled while it waited. */
  async #begin(): Promise<boolean> {
    const begun = await contactImports
      .in(this.#ctx.db)
      .findOneAndUpdate({ _id: this.#doc._id, state: 'waiting' }, { $set: { state: 'running' } });
    if (begun) this.#doc.state = 'running';
    else Object.assign(this.#doc, await contactImports.in(this.#ctx.db).findOne({ _id: this.#doc._id }));
    return begun !== null;
  }

  async #readAll(text: string): Promise<void> {
    const pace = createFairPace(this.#ctx, this.#caller.userId);
    const reading = { reader: new ContactReader(this.#ctx, pace), pace };
    const prepare = (row: ImportRow) => prepareRow(this.#ctx, this.#caller, row);
    for await (const rows of readBlocks({ text, ...this.#input, prepare }, reading.pace)) {
      for (const row of rows) if (!isRow(row) && !isBad(row)) reportLost(this.#doc, row.line, row.lost);
      await this.#import(
        reading,
        rows.filter((row) => isRow(row) || isBad(row)),
      );
      this.#doc.done = rows.at(-1)?.end ?? this.#doc.done;
      if (await this.#isCancelled()) {
        await this.#publish();
        return await this.#end('cancelled');
      }
    }
    await this.#publish();
    this.#doc.done = this.#doc.total;
    await this.#end('done');
  }

  /** Matches the rows of a block in order, each against the results of those before it, and writes the result. */
  async #import(reading: Reading, block: readonly (ImportRow | BadRow)[]): Promise<void> {
    const drafts = new PendingContacts(this.#ctx, this.#caller, this.#doc._id);
    const { duplicates = 'create' } = this.#input;
    for await (const row of planRows(this.#ctx, { block, reading, drafts, duplicates, info: this.#info })) {
      if (row.result === 'skipped') this.#doc.skipped += 1;
      reportRow(this.#doc, row);
    }
    this.#doc.skipped += await drafts.write((written) => this.#note(written), reading.pace);
    if ((this.#unpublished?.created ?? 0) + (this.#unpublished?.updated ?? 0) >= PUBLISHED_AT_ONCE)
      await this.#publish();
  }

  #note({ since, revision, created, updated }: Written): void {
    this.#doc.created += created;
    this.#doc.updated += updated;
    if (since === null) return;
    const before = this.#unpublished;
    this.#unpublished = {
      since: before?.since ?? since,
      revision,
      created: (before?.created ?? 0) + created,
      updated: (before?.updated ?? 0) + updated,
    };
  }

  async #publish(): Promise<void> {
    if (this.#unpublished === null) return;
    const payload = {
      ...this.#unpublished,
      importId: this.#doc._id,
      isUndone: false,
      deleted: 0,
      byUserId: this.#caller.userId,
    };
    this.#unpublished = null;
    await publishFact(this.#ctx.bus, 'contact', { event: 'contacts:imported', payload });
  }

  /** Stores its progress. Resolves to whether a person cancelled it meanwhile. */
  async #isCancelled(): Promise<boolean> {
    const stored = await this.#save({});
    return stored?.state === 'cancelling';
  }

  async #end(state: 'done' | 'failed' | 'cancelled'): Promise<void> {
    await this.#save({ state, endedAt: this.#ctx.now() });
  }

  async #save(change: Partial<ContactImportDoc>): Promise<ContactImportDoc | null> {
    Object.assign(this.#doc, change, { progressAt: this.#ctx.now() });
    // While it runs, only cancelling may change the state.
    const { _id, state: _, ...rest } = this.#doc;
    return await contactImports
      .in(this.#ctx.db)
      .findOneAndUpdate({ _id }, { $set: { ...rest, ...change } }, { returnDocument: 'after' });
  }
}
