import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { ContactImport, ImportDuplicates, ImportMap } from '../../contract/contacts/contact-import.ts';
import { newId } from '../../contract/values/new-id.ts';
import { createFairPace } from '../../limits/pace.ts';
import { NO_LIMIT } from '../../process/keyed-queue.ts';
import type { Pace } from '../../process/pace.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type FileFormat, type ImportRow, isBad, isRow, type ReadRow } from '../formats/import-row.ts';
import { requireEditor } from '../policy.ts';
import { BIN_MS } from '../stored/bin.ts';
import { rememberedItemKey } from '../stored/contact-fields.ts';
import { type ContactImportDoc, contactImports } from './contact-imports.ts';
import { chosenEncoding, decodeFile } from './file/decode-file.ts';
import { readBlocks } from './file/read-file.ts';
import { renewProgress, toImport } from './get-import.ts';
import { leftOutOfRow, nothingLeft, reportLost, reportRow } from './import-report.ts';
import { ContactReader } from './known-contacts.ts';
import { LeftOutWriter } from './left-out.ts';
import type { ImportInfo, Reading } from './match-rows.ts';
import { PendingContacts, type Written } from './pending-contacts.ts';
import { type PlannedRow, planRows } from './plan-rows.ts';
import { prepareRow } from './prepare-row.ts';
import { leftOutOf } from './preview-import.ts';
import { progressTeller } from './publish-progress.ts';

/** How many contacts are published as one fact; a larger import is published in several. */
const PUBLISHED_AT_ONCE = 10_000;
/** So often its progress is stored; each time waits for the disk. */
const SAVED_EVERY_MS = 1_000;

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

/** The rows of a block, and what becomes of them once it is written. */
interface PlannedBlock {
  readonly rows: readonly (ReadRow & object)[];
  readonly planned: readonly PlannedRow[];
  readonly drafts: PendingContacts;
}

interface BlockInWrite {
  readonly drafts: PendingContacts;
  readonly written: Promise<'cancelled' | 'written'>;
}

/** Reads the contacts that rows may match as they will be once the block before is written. */
function withContactsOf(before: BlockInWrite | null, { reader, pace }: Reading): Reading {
  const read: Reading['reader']['read'] = async (ids, keys) => {
    const known = await reader.read(ids, keys);
    for (const doc of before?.drafts.docs() ?? []) known.set(doc);
    return known;
  };
  return { reader: { read }, pace };
}

/** One import while it runs. */
class Import {
  readonly #ctx: Context;
  readonly #caller: Caller;
  readonly #doc: ContactImportDoc;
  readonly #input: ImportContacts;
  readonly #info: ImportInfo;
  readonly #leftOut: LeftOutWriter;
  readonly #tellProgress: (doc: ContactImportDoc) => Promise<void>;
  #savedAt = Number.NEGATIVE_INFINITY;
  /** What is written but not yet published. */
  #unpublished: (Written & { readonly since: number }) | null = null;

  constructor(ctx: Context, caller: Caller, doc: ContactImportDoc, input: ImportContacts) {
    this.#ctx = ctx;
    this.#caller = caller;
    this.#doc = doc;
    this.#input = input;
    this.#leftOut = new LeftOutWriter(ctx, doc._id);
    this.#tellProgress = progressTeller(ctx);
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
    if (begun) await this.#tellProgress(this.#doc);
    else Object.assign(this.#doc, await contactImports.in(this.#ctx.db).findOne({ _id: this.#doc._id }));
    return begun !== null;
  }

  async #readAll(text: string): Promise<void> {
    const pace = createFairPace(this.#ctx, this.#caller.userId);
    const reading = { reader: new ContactReader(this.#ctx, pace), pace };
    const prepare = (row: ImportRow) => prepareRow(this.#ctx, this.#caller, row);
    let before: BlockInWrite | null = null;
    try {
      for await (const rows of readBlocks({ text, ...this.#input, prepare }, pace)) {
        // Read and matched while the block before it is written: the store has a processor of its own.
        const block = await this.#plan(withContactsOf(before, reading), rows);
        if ((await before?.written) === 'cancelled') return;
        before = { drafts: block.drafts, written: this.#write(block, pace) };
        before.written.catch(() => undefined);
      }
      if ((await before?.written) === 'cancelled') return;
    } catch (error) {
      await Promise.allSettled([before?.written]);
      throw error;
    }
    await this.#publish();
    this.#doc.done = this.#doc.total;
    await this.#end('done');
  }

  /** Matches the rows of a block in order, each against the results of those before it. */
  async #plan(reading: Reading, rows: readonly (ReadRow & object)[]): Promise<PlannedBlock> {
    const drafts = new PendingContacts(this.#ctx, this.#caller, this.#doc._id);
    const { duplicates = 'create' } = this.#input;
    const block = rows.filter((row) => isRow(row) || isBad(row));
    const planned: PlannedRow[] = [];
    for await (const row of planRows(this.#ctx, { block, reading, drafts, duplicates, info: this.#info }))
      planned.push(row);
    return { rows, planned, drafts };
  }

  /** Writes what the rows of a block become, and reports on them. Resolves to whether a person cancelled the import meanwhile. */
  async #write({ rows, planned, drafts }: PlannedBlock, pace: Pace): Promise<'cancelled' | 'written'> {
    this.#doc.skipped += await drafts.write((written) => this.#note(written), pace);
    const leftOut = planned.flatMap(leftOutOfRow);
    for (const row of rows) {
      if (isRow(row) || isBad(row)) continue;
      reportLost(this.#doc, row.line, row.lost);
      leftOut.push(...row.lost.map((value) => ({ line: row.line, ...value })));
    }
    for (const row of planned) {
      if (row.result === 'skipped') this.#doc.skipped += 1;
      reportRow(this.#doc, row);
    }
    this.#leftOut.add(leftOut.sort((a, b) => a.line - b.line));
    this.#doc.done = rows.at(-1)?.end ?? this.#doc.done;
    if ((this.#unpublished?.created ?? 0) + (this.#unpublished?.updated ?? 0) >= PUBLISHED_AT_ONCE)
      await this.#publish();
    if (!(await this.#isCancelled())) return 'written';
    await this.#publish();
    await this.#end('cancelled');
    return 'cancelled';
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

  /** Stores its progress now and then. Resolves to whether a person cancelled it meanwhile. */
  async #isCancelled(): Promise<boolean> {
    await this.#leftOut.write();
    const isDue = performance.now() - this.#savedAt > SAVED_EVERY_MS;
    const stored = isDue
      ? await this.#save({})
      : await contactImports.in(this.#ctx.db).findOne({ _id: this.#doc._id }, { projection: { state: 1 } });
    if (!isDue && stored) await this.#tellProgress({ ...this.#doc, state: stored.state });
    return stored?.state === 'cancelling';
  }

  async #end(state: 'done' | 'failed' | 'cancelled'): Promise<void> {
    await this.#leftOut.write(true);
    await this.#save({ state, endedAt: this.#ctx.now() });
  }

  async #save(change: Partial<ContactImportDoc>): Promise<ContactImportDoc | null> {
    this.#savedAt = performance.now();
    Object.assign(this.#doc, change, { progressAt: this.#ctx.now() });
    // While it runs, only cancelling may change the state.
    const { _id, state: _, ...rest } = this.#doc;
    const stored = await contactImports
      .in(this.#ctx.db)
      .findOneAndUpdate({ _id }, { $set: { ...rest, ...change } }, { returnDocument: 'after' });
    if (stored) await this.#tellProgress(stored);
    return stored;
  }
}
