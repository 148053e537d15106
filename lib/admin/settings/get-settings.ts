import type { Context } from '../../context/context.ts';
import type { ShownWorkspaceSettings } from '../../contract/admin/workspace.ts';
import type { Caller } from '../../use-case/caller.ts';
import { readWorkspaceSettings } from '../../workspace/workspace-settings.ts';
import { requireAdmin } from '../require-admin.ts';

/** The settings of the workspace. Throws `not_found` for members. */
export async function getSettings(ctx: Context, caller: Caller): Promise<ShownWorkspaceSettings> {
  requireAdmin(caller);
  return await readWorkspaceSettings(ctx);
}
