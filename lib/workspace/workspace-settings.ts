import type { Context } from '../context/context.ts';
import type { ShownWorkspaceSettings, WorkspaceSettings } from '../contract/admin/workspace.ts';
import { defineCollection } from '../store/collection.ts';

/** One document: what an administrator chose. What is absent holds as in {@link DEFAULTS}. */
interface WorkspaceSettingsDoc extends Partial<WorkspaceSettings> {
  _id: 'settings';
  /** How far messages that were kept long enough are deleted. */
  emptiedUpToId?: string;
}

export const workspaceSettings = defineCollection<WorkspaceSettingsDoc>('workspaceSettings', []);

const DEFAULTS: WorkspaceSettings = {
  name: 'Parley',
  signUp: 'open',
  invitedBy: 'everyone',
  roomsCreatedBy: 'everyone',
  emailsShownToAdmins: true,
  showsLinkPreviews: false,
  retentionDays: null,
};

/** The settings of the workspace as they are now, in every process: one read by id. */
export async function readWorkspaceSettings(
  ctx: Pick<Context, 'db' | 'env'>,
): Promise<ShownWorkspaceSettings> {
  const stored = await workspaceSettings
    .in(ctx.db)
    .findOne({ _id: 'settings' }, { projection: { _id: 0, emptiedUpToId: 0 } });
  const { SIGNUP } = ctx.env;
  return {
    ...DEFAULTS,
    ...stored,
    ...(SIGNUP === undefined ? {} : { signUp: SIGNUP }),
    setByEnvironment: SIGNUP === undefined ? [] : ['signUp'],
  };
}

/** Stores the given settings; the others stay. */
export async function writeWorkspaceSettings(
  ctx: Pick<Context, 'db'>,
  changes: Partial<WorkspaceSettings>,
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await workspaceSettings.in(ctx.db).updateOne({ _id: 'settings' }, { $set: changes }, { upsert: true });
}
