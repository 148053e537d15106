import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { ContactInput } from '../../contract/contacts/contact.ts';
import type { ContactFields } from '../../contract/contacts/contact-fields.ts';
import type { ContactImport, ImportDuplicates, ImportMap } from '../../contract/contacts/contact-import.ts';
import { newId } from '../../contract/values/ids.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { ContactDoc } from '../contacts.ts';
import { changeContact } from '../edit/change-contact.ts';
import { newContactDoc } from '../edit/create-contact.ts';
import { keepPhoto } from '../edit/photo.ts';
import { decideFields } from '../edit/update-contact.ts';
import type { ImportRow } from '../formats/import-row.ts';
import { requireEditor } from '../policy.ts';
import { BIN_MS } from '../stored/bin.ts';
import { fieldsOf } from '../stored/contact-fields.ts';
import { writeBlock } from '../stored/write-block.ts';
import { type ContactImportDoc, contactImports } from './contact-imports.ts';
import { decodeFile } from './decode-file.ts';
import { toImport } from './get-import.ts';
import { type MatchedRow, matchRows } from './match-rows.ts';
import { REJECTED_MAX } from './preview-import.ts';
import { type FileFormat, readBlocks } from './read-file.ts';

/** So many contacts are published as one fact; a larger import is published in several. */
const PUBLISHED_AT_ONCE = 10_000;

interface ImportContacts {
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly map: ImportMap | null;
  readonly duplicates?: ImportDuplicates | undefined;
  readonly id?: string | undefined;
  readonly fileName?: string | undefined;
}

/** An import that has begun: its record, and the record again when all rows are in. */
export interface StartedImport {
  readonly begun: ContactImport;
  readonly done: Promise<ContactImport>;
}

/**
 * Puts the contacts of a file into the book, in blocks: every good row goes in, every bad one is named by its line. One
 * import at a time in a process. It is told to pages as one fact, and can be undone for 30 days. Throws
 * `unreadable_file`, and `busy` when there is an import with this id.
 */
export async function startImport(
  ctx: Context,
  caller: Caller,
  input: ImportContacts,
): Promise<StartedImport> {
  requireEditor(caller);
  const { text } = await decodeFile(input.bytes);
  const now = ctx.now();
  const doc: ContactImportDoc = {
    _id: input.id ?? newId(),
    state: 'running',
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
    rejectedCount: 0,
    rejected: [],
    kept: [],
    keptCount: 0,
  };
  const { upsertedCount } = await contactImports
    .in(ctx.db)
    .updateOne({ _id: doc._id }, { $setOnInsert: doc }, { upsert: true });
  if (upsertedCount === 0) throw new AppError('busy');
  const done = ctx.serialize('contact import', () => new Import(ctx, caller, doc, input).run(text));
  return { begun: toImport(doc), done };
}

/** Whether a row may be the same as one before it in its block; one with an id of its own only by that id. */
function meets(matched: MatchedRow, before: ReadonlySet<string>): boolean {
  if (matched.kind === 'rejected') return false;
  const own = matched.keys.filter((key) => key.startsWith('id:'));
  return (own.length > 0 ? own : matched.keys).some((key) => before.has(key));
}

/** One import while it runs. */
class Import {
  readonly #ctx: Context;
  readonly #caller: Caller;
  readonly #doc: ContactImportDoc;
  readonly #input: ImportContacts;
  /** What was written and not published yet. */
  #unpublished: { since: number; revision: number; created: number; updated: number } | null = null;

  constructor(ctx: Context, caller: Caller, doc: ContactImportDoc, input: ImportContacts) {
    this.#ctx = ctx;
    this.#caller = caller;
    this.#doc = doc;
    this.#input = input;
  }

  async run(text: string): Promise<ContactImport> {
    try {
      for await (const rows of readBlocks(text, this.#input.format, this.#input.map)) {
        await this.#takeIn(rows);
        await this.#save({ done: rows.at(-1)?.end ?? this.#doc.done });
      }
      await this.#publish();
      await this.#save({ state: 'done', done: this.#doc.total, endedAt: this.#ctx.now() });
    } catch (error) {
      this.#ctx.log.error({ err: error }, 'an import failed');
      await this.#publish();
      await this.#save({ state: 'failed', endedAt: this.#ctx.now() }).catch(() => undefined);
      throw error;
    }
    return toImport(this.#doc);
  }

  /** A block of rows; those that meet a row before them in the same block wait until that one is in. */
  async #takeIn(rows: readonly (ImportRow | { line: number; end: number; reason: string })[]): Promise<void> {
    for (let waiting = rows; waiting.length > 0; ) {
      const later: (typeof rows)[number][] = [];
      const fresh: Extract<MatchedRow, { kind: 'new' | 'duplicate' }>[] = [];
      const keys = new Set<string>();
      for (const matched of await matchRows(this.#ctx, waiting, this.#doc._id)) {
        if (meets(matched, keys)) later.push(matched.row);
        else if (this.#isAdded(matched)) {
          fresh.push(matched);
          for (const key of matched.keys) keys.add(key);
        } else await this.#apply(matched);
      }
      await this.#create(fresh);
      waiting = later;
    }
  }

  #isAdded(matched: MatchedRow): matched is Extract<MatchedRow, { kind: 'new' | 'duplicate' }> {
    const { duplicates = 'create' } = this.#input;
    return matched.kind === 'new' || (matched.kind === 'duplicate' && duplicates === 'create');
  }

  async #apply(matched: MatchedRow): Promise<void> {
    if (matched.kind === 'rejected') {
      this.#doc.rejectedCount += 1;
      const { line, reason } = matched.row;
      if (this.#doc.rejected.length < REJECTED_MAX) this.#doc.rejected.push({ line, reason });
    } else if (
      matched.kind === 'update' ||
      (matched.kind === 'duplicate' && this.#input.duplicates === 'update')
    ) {
      await this.#update(matched);
    } else this.#doc.skipped += 1;
  }

  async #create(rows: readonly Extract<MatchedRow, { kind: 'new' | 'duplicate' }>[]): Promise<void> {
    const prepared = await Promise.all(
      rows.map(async (matched) => {
        const _id = matched.id ?? newId();
        const photo = matched.row.photo === null ? null : await keepPhoto(this.#ctx, _id, matched.row.photo);
        return { _id, photo, fields: matched.fields };
      }),
    );
    for (let waiting = prepared; waiting.length > 0; ) {
      const block = await writeBlock(this.#ctx, 0, (since) =>
        waiting.map(({ _id, fields, photo }, index) => ({
          insertOne: { document: { ...this.#document(fields, since + index + 1, photo), _id } },
        })),
      );
      this.#note(block.since, block.since + block.written, { created: block.written });
      this.#doc.created += block.written;
      waiting = waiting.slice(block.written);
      // Another writer made a contact under this very id meanwhile: this one gets an id of its own.
      if (block.stoppedBy === 'contact')
        waiting = waiting.map((each, index) => (index === 0 ? { ...each, _id: newId() } : each));
    }
    if ((this.#unpublished?.created ?? 0) + (this.#unpublished?.updated ?? 0) >= PUBLISHED_AT_ONCE)
      await this.#publish();
  }

  #document(fields: ContactInput, revision: number, photo: string | null): ContactDoc {
    return newContactDoc(this.#ctx, this.#caller, { fields, revision, photo, importId: this.#doc._id });
  }

  async #update({ doc, next, row }: { doc: ContactDoc; next: ContactFields; row: ImportRow }): Promise<void> {
    const photo = row.photo === null ? null : await keepPhoto(this.#ctx, doc._id, row.photo);
    let written: number | null = null;
    await changeContact(this.#ctx, this.#caller, {
      id: doc._id,
      decide: (now) => {
        // Another person changed it since it was read: it is left to them.
        if (now.revision !== doc.revision) return null;
        const change = decideFields(this.#ctx, fieldsOf(now), { ...next, photo: photo ?? now.photo });
        if (!change) return null;
        const importIds = [...now.importIds, this.#doc._id];
        return {
          ...change,
          set: { ...change.set, importIds },
          from: 'import',
          importId: this.#doc._id,
        };
      },
      publish: async ({ revision }) => {
        written = revision;
      },
    });
    if (written === null) this.#doc.skipped += 1;
    else {
      this.#doc.updated += 1;
      this.#note(written - 1, written, { updated: 1 });
    }
  }

  #note(since: number, revision: number, counts: { created?: number; updated?: number }): void {
    if (revision === since) return;
    const before = this.#unpublished ?? { since, revision, created: 0, updated: 0 };
    this.#unpublished = {
      since: before.since,
      revision,
      created: before.created + (counts.created ?? 0),
      updated: before.updated + (counts.updated ?? 0),
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

  async #save(change: Partial<ContactImportDoc>): Promise<void> {
    Object.assign(this.#doc, change, { progressAt: this.#ctx.now() });
    const { _id, ...rest } = this.#doc;
    await contactImports.in(this.#ctx.db).updateOne({ _id }, { $set: rest });
  }
}
