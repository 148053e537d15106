import type { Context } from '../../context/context.ts';
import type { ContactImport } from '../../contract/contacts/contact-import.ts';
import type { Caller } from '../../use-case/caller.ts';
import { requireEditor } from '../policy.ts';
import { contactImports } from './contact-imports.ts';
import { getImport } from './get-import.ts';
import { publishProgress } from './publish-progress.ts';

/**
 * Stops an import: a waiting one at once, a running one at the end of its current block, in any process. What it has
 * written stays and can be undone. One that has ended is not changed. Resolves to the import. Throws `not_found`.
 */
export async function cancelImport(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<ContactImport> {
  requireEditor(caller);
  const imports = contactImports.in(ctx.db);
  const waiting = await imports.updateOne(
    { _id: id, state: 'waiting' },
    { $set: { state: 'cancelled', endedAt: ctx.now() } },
  );
  if (waiting.matchedCount === 0)
    await imports.updateOne({ _id: id, state: 'running' }, { $set: { state: 'cancelling' } });
  const cancelled = await imports.findOne({ _id: id });
  if (cancelled) await publishProgress(ctx, cancelled);
  return await getImport(ctx, caller, { id });
}
