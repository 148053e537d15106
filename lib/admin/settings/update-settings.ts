import type { Context } from '../../context/context.ts';
import type { ShownWorkspaceSettings, UpdateWorkspace } from '../../contract/admin/workspace.ts';
import { invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { appendAudit } from '../../workspace/audit.ts';
import { readWorkspaceSettings, writeWorkspaceSettings } from '../../workspace/workspace-settings.ts';
import { requireAdmin } from '../require-admin.ts';

/**
 * Changes the named settings for every process. One that the environment decides is refused: `invalid`. Throws
 * `not_found` for members.
 */
export async function updateSettings(
  ctx: Context,
  caller: Caller,
  changes: UpdateWorkspace,
): Promise<ShownWorkspaceSettings> {
  requireAdmin(caller);
  const before = await readWorkspaceSettings(ctx);
  const differing = Object.entries(changes).flatMap(([name, value]) =>
    value === undefined || before[name as keyof UpdateWorkspace] === value ? [] : [[name, value] as const],
  );
  const decided = differing.find(([name]) => before.setByEnvironment.some((each) => each === name));
  if (decided)
    throw invalidField(decided[0], 'The environment decides this: change the variable and start again.');
  if (differing.length === 0) return before;
  await writeWorkspaceSettings(ctx, Object.fromEntries(differing));
  await appendAudit(ctx, caller, {
    action: 'settings.change',
    target: { kind: 'settings', id: 'workspace' },
    before: Object.fromEntries(differing.map(([name]) => [name, before[name as keyof UpdateWorkspace]])),
    after: Object.fromEntries(differing),
  });
  return await readWorkspaceSettings(ctx);
}
