import { z } from 'zod';
import { signUpSchema } from '../accounts/account.ts';
import { nameSchema } from '../values/name-schema.ts';

export const signUpModeSchema = z.enum(['open', 'invite', 'closed']);
export type SignUpMode = z.infer<typeof signUpModeSchema>;

/** Who may do something: every member, or administrators only. */
export const whoSchema = z.enum(['everyone', 'admins']);

/** What an administrator chooses for the whole workspace. */
export const workspaceSettingsSchema = z.strictObject({
  name: nameSchema(60),
  /** Who may join. `SIGNUP` in the environment decides instead where it is set. */
  signUp: signUpModeSchema,
  invitedBy: whoSchema,
  roomsCreatedBy: whoSchema,
  /** Whether administrators see the e-mail addresses of people. Others never do. */
  emailsShownToAdmins: z.boolean(),
  /** Whether this server reads the pages that people link to, and shows under their messages what these say of themselves. */
  showsLinkPreviews: z.boolean(),
  /** Messages are deleted this many days after they were sent; null keeps them. */
  retentionDays: z
    .number()
    .int()
    .min(1, 'Use a whole number of days, 1 to 3650.')
    .max(3650, 'Use a whole number of days, 1 to 3650.')
    .nullable(),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;

export const updateWorkspaceSchema = workspaceSettingsSchema.partial();
export type UpdateWorkspace = z.infer<typeof updateWorkspaceSchema>;

/** The settings, and which of them the environment decides. */
export const shownWorkspaceSettingsSchema = workspaceSettingsSchema.extend({
  setByEnvironment: z.array(z.enum(['signUp'])),
});
export type ShownWorkspaceSettings = z.infer<typeof shownWorkspaceSettingsSchema>;

/** What the first person says: their account, the name of the workspace, and who may join it. */
export const setUpWorkspaceSchema = signUpSchema.omit({ invitation: true }).extend({
  workspace: workspaceSettingsSchema.pick({ name: true }).extend({ signUp: signUpModeSchema.optional() }),
});
export type SetUpWorkspace = z.infer<typeof setUpWorkspaceSchema>;
