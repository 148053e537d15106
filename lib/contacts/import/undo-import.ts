import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { ContactImport } from '../../contract/contacts/contact-import.ts';
import { NO_LIMIT } from '../../process/keyed-queue.ts';
import { readAll } from '../../store/read-all.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactDoc, contacts } from '../contacts.ts';
import { type Change, changeUpdate } from '../edit/change-contact.ts';
import { decideFields } from '../edit/update-contact.ts';
import { keepLastChanges } from '../history/history.ts';
import { requireEditor } from '../policy.ts';
import { inBin } from '../stored/bin.ts';
import { fieldsOf } from '../stored/contact-fields.ts';
import { writeBlock } from '../stored/write-block.ts';
import { type ContactImportDoc, contactImports } from './contact-imports.ts';
import { alive, getImport, isUnderWay, renewProgress, toImport } from './get-import.ts';
import type { StartedImport } from './import-contacts.ts';
import { progressTeller, publishProgress } from './publish-progress.ts';

const BLOCK = 200;
const KEPT_MAX = 1_000;

const ENDED: ContactImportDoc['state'][] = ['done', 'failed', 'cancelled'];

/**
 * Begins to undo an import, for 30 days: contacts that it created go to the bin, those that it changed get their old values
 * back. What people edited since is kept and reported. Published as one fact. After a crash, a repeat goes on where it
 * stopped. Throws `not_found`, and `busy` while the import or its undoing runs.
 */
export async function startUndo(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<StartedImport> {
  requireEditor(caller);
  const imports = contactImports.in(ctx.db);
  const doc = await imports.findOne({ _id: id });
  if (!doc || doc.undoableUntil < ctx.now()) throw new AppError('not_found');
  const { state } = alive(ctx, doc);
  if (state === 'undone') {
    const undone = await getImport(ctx, caller, { id });
    return { begun: undone, done: Promise.resolve(undone) };
  }
  if (isUnderWay(state)) throw new AppError('busy');
  const isSilent = !ENDED.includes(doc.state);
  const begun = await imports.findOneAndUpdate(
    // Of two who undo it at once, one does.
    { _id: id, state: doc.state, ...(isSilent ? { progressAt: doc.progressAt } : {}) },
    { $set: { state: 'undoing', done: 0, progressAt: ctx.now() } },
    { returnDocument: 'after' },
  );
  if (!begun) throw new AppError('busy');
  await publishProgress(ctx, begun);
  const renewal = renewProgress(ctx, id);
  const done = ctx
    .serialize('contact import', () => undoAll(ctx, caller, id), NO_LIMIT)
    .finally(() => clearInterval(renewal));
  return { begun: toImport(begun), done };
}

/** {@link startUndo}, to its end. */
export async function undoImport(
  ctx: Context,
  caller: Caller,
  input: { readonly id: string },
): Promise<ContactImport> {
  return await (await startUndo(ctx, caller, input)).done;
}

async function undoAll(ctx: Context, caller: Caller, id: string): Promise<ContactImport> {
  try {
    await undo(ctx, caller, id);
  } catch (error) {
    ctx.log.error({ err: error }, 'an import could not be undone');
    const failed = await contactImports
      .in(ctx.db)
      .findOneAndUpdate({ _id: id }, { $set: { state: 'failed' } }, { returnDocument: 'after' })
      .catch(() => null);
    if (failed) await publishProgress(ctx, failed);
    throw error;
  }
  return await getImport(ctx, caller, { id });
}

interface Undone {
  since: number | null;
  revision: number;
  deleted: number;
  updated: number;
}

async function undo(ctx: Context, caller: Caller, importId: string): Promise<void> {
  const undone: Undone = { since: null, revision: 0, deleted: 0, updated: 0 };
  const kept: { id: string; name: string }[] = [];
  let keptCount = 0;
  const total = await contacts.in(ctx.db).countDocuments({ importIds: importId });
  const tellProgress = progressTeller(ctx);
  const save = async (done: number, state: 'undoing' | 'undone') => {
    const set = { state, done, total, kept, keptCount, progressAt: ctx.now() };
    const saved = await contactImports
      .in(ctx.db)
      .findOneAndUpdate({ _id: importId }, { $set: set }, { returnDocument: 'after' });
    if (saved) await tellProgress(saved);
  };
  let done = 0;
  // In the order of the ids, so that a crash or what others do meanwhile neither repeats nor hides one.
  for (let after = ''; ; ) {
    await save(done, 'undoing');
    const docs = await readAll(
      contacts
        .in(ctx.db)
        .find({ importIds: importId, _id: { $gt: after } }, { sort: { _id: 1 }, limit: BLOCK }),
    );
    for (const doc of await putBackBlock(ctx, caller, importId, docs, undone)) {
      keptCount += 1;
      if (kept.length < KEPT_MAX) kept.push({ id: doc._id, name: doc.name });
    }
    done += docs.length;
    const last = docs.at(-1);
    if (!last || docs.length < BLOCK) break;
    after = last._id;
  }
  const { since, revision, deleted, updated } = undone;
  if (since !== null) {
    const payload = {
      since,
      revision,
      importId,
      isUndone: true,
      created: 0,
      updated,
      deleted,
      byUserId: caller.userId,
    };
    await publishFact(ctx.bus, 'contact', { event: 'contacts:imported', payload });
  }
  await save(total, 'undone');
}

/** Takes back what the import did to these contacts. Resolves to those that were edited since, which stay. */
async function putBackBlock(
  ctx: Context,
  caller: Caller,
  importId: string,
  docs: readonly ContactDoc[],
  undone: Undone,
): Promise<ContactDoc[]> {
  const kept: ContactDoc[] = [];
  let waiting: { doc: ContactDoc; change: Change }[] = [];
  for (const doc of docs) {
    if (doc.deletedAt !== null) continue;
    if (doc.lastChange?.importId !== importId || doc.lastChange.from !== 'import') kept.push(doc);
    else waiting.push({ doc, change: inverse(ctx, importId, doc, doc.lastChange) });
  }
  while (waiting.length > 0) {
    await keepLastChanges(
      ctx,
      waiting.map(({ doc }) => doc),
    );
    const block = await writeBlock(ctx, Math.max(...waiting.map(({ doc }) => doc.revision)), (since) =>
      waiting.map(({ doc, change }, index) => ({
        updateOne: {
          filter: { _id: doc._id, revision: doc.revision },
          update: changeUpdate(ctx, caller, doc, change, since + index + 1),
          upsert: true,
        },
      })),
    );
    if (block.written > 0) {
      undone.since ??= block.since;
      undone.revision = block.since + block.written;
    }
    for (const { change } of waiting.slice(0, block.written))
      undone[change.type === 'deleted' ? 'deleted' : 'updated'] += 1;
    waiting = waiting.slice(block.written);
    // The next contact was changed by another person just now.
    if (block.stoppedBy === 'contact') kept.push(...waiting.splice(0, 1).map(({ doc }) => doc));
  }
  return kept;
}

/** The change that undoes a contact's last change, which the import made. */
function inverse(
  ctx: Context,
  importId: string,
  doc: ContactDoc,
  { type, changes }: NonNullable<ContactDoc['lastChange']>,
): Change {
  const origin = { from: 'page', importId } as const;
  if (type === 'created')
    return { set: inBin(ctx.now()), type: 'deleted', changedFields: [], changes: [], ...origin };
  const now = fieldsOf(doc);
  // The values are what the same document held before.
  const before = Object.fromEntries(changes.map((change) => [change.field, change.before]));
  const change = decideFields(ctx, now, { ...now, ...before });
  return { ...(change ?? { set: {}, type: 'updated', changedFields: [], changes: [] }), ...origin };
}
