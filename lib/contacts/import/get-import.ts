import type { Context } from '../../context/context.ts';
import type { ContactImport } from '../../contract/contacts/contact-import.ts';
import type { Page } from '../../contract/values/paging.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ContactImportDoc, contactImports } from './contact-imports.ts';
import { nothingLeft } from './import-report.ts';

/** After such a silence the process of an import must have died. What it has written stays and can be undone. */
const SILENT_MS = 60_000;

const RENEWAL_MS = 10_000;

/** Reports that an import is alive, until the timer is cleared: also while it waits or a block takes long. */
export function renewProgress(ctx: Context, id: string): NodeJS.Timeout {
  const renew = () =>
    contactImports
      .in(ctx.db)
      .updateOne({ _id: id }, { $set: { progressAt: ctx.now() } })
      .catch((error: unknown) => ctx.log.warn({ reason: String(error) }, 'an import could not be renewed'));
  return setInterval(renew, RENEWAL_MS).unref();
}

/** An import as all users see it. */
export function toImport({ _id, progressAt: _, ...doc }: ContactImportDoc): ContactImport {
  return {
    // An import of an earlier release does not have these.
    ...nothingLeft(),
    ...doc,
    leftOutColumns: doc.leftOutColumns ?? [],
    encoding: doc.encoding ?? '',
    id: _id,
    createdAt: doc.createdAt.toISOString(),
    endedAt: doc.endedAt?.toISOString() ?? null,
    undoableUntil: doc.undoableUntil.toISOString(),
  };
}

/** The progress of an import, or its result. Throws `not_found`. */
export async function getImport(
  ctx: Context,
  _caller: Caller,
  { id }: { readonly id: string },
): Promise<ContactImport> {
  const doc = await contactImports.in(ctx.db).findOne({ _id: id });
  if (!doc) throw new AppError('not_found');
  return toImport(alive(ctx, doc));
}

const UNDER_WAY: readonly ContactImport['state'][] = ['waiting', 'running', 'cancelling', 'undoing'];

/** Whether an import, or its undoing, has not ended. */
export function isUnderWay(state: ContactImport['state']): boolean {
  return UNDER_WAY.includes(state);
}

/** How many imports, or their undoings, run or wait in all processes. */
export async function countRunningImports(ctx: Context): Promise<number> {
  const heard = new Date(ctx.now().getTime() - SILENT_MS);
  return await contactImports
    .in(ctx.db)
    .countDocuments({ state: { $in: [...UNDER_WAY] }, progressAt: { $gt: heard } });
}

/** An import whose process died counts as failed. */
export function alive(ctx: Context, doc: ContactImportDoc): ContactImportDoc {
  const isSilent = ctx.now().getTime() - doc.progressAt.getTime() > SILENT_MS;
  return isSilent && isUnderWay(doc.state) ? { ...doc, state: 'failed' } : doc;
}

/** The imports of the last 30 days, newest first; without the rows and values that could not be kept. */
export async function listImports(ctx: Context, _caller: Caller): Promise<Page<ContactImport>> {
  const docs = await contactImports
    .in(ctx.db)
    .find({}, { sort: { createdAt: -1 }, limit: 100 })
    .toArray();
  return {
    items: docs.map((doc) => toImport({ ...alive(ctx, doc), rejected: [], notStored: [], kept: [] })),
    nextCursor: null,
  };
}
