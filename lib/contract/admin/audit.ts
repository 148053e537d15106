import { z } from 'zod';

/** What administrators do, as the audit names it. */
export const auditActionSchema = z.enum([
  'user.role',
  'user.suspend',
  'user.restore',
  'user.reset_link',
  'user.end_session',
  'user.delete',
  'invitation.create',
  'invitation.end',
  'room.archive',
  'room.reopen',
  'room.owner',
  'room.delete',
  'report.close',
  'message.delete',
  'settings.change',
  'backup.make',
  'backup.fetch',
]);
export type AuditAction = z.infer<typeof auditActionSchema>;

const valuesSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
  .nullable();

export const auditTargetSchema = z.object({
  kind: z.enum(['user', 'invitation', 'room', 'report', 'message', 'settings', 'backup']),
  id: z.string(),
});
export type AuditTarget = z.infer<typeof auditTargetSchema>;

/** One line of what administrators did. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  /** Null for what was done on the machine itself. */
  actorId: z.string().nullable(),
  action: auditActionSchema,
  target: auditTargetSchema,
  before: valuesSchema,
  after: valuesSchema,
  address: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
