import { z } from 'zod';

/** How many there are, of what people know, in a backup. */
export const backupCountsSchema = z.object({
  messages: z.number().int(),
  files: z.number().int(),
  people: z.number().int(),
  contacts: z.number().int(),
  conversations: z.number().int(),
});
export type BackupCounts = z.infer<typeof backupCountsSchema>;

/** A backup in the folder of backups. */
export const backupSchema = z.object({
  /** Its file's name. */
  id: z.string(),
  at: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** Null for a file that was put there by hand. */
  counts: backupCountsSchema.nullable(),
  /** When a restore of it was rehearsed with success; null when none was, or it failed. */
  provedAt: z.string().nullable(),
  isProved: z.boolean(),
  /** How long the rehearsal took, in seconds. */
  provedSeconds: z.number().nullable(),
  /** Why it does not restore; null when that is not known to be so. */
  problem: z.string().nullable(),
  /** Encrypted with a passphrase. */
  isSealed: z.boolean(),
});
export type Backup = z.infer<typeof backupSchema>;

/** The backups, the newest first, and how it is with them. */
export const backupsSchema = z.object({
  items: z.array(backupSchema),
  /** The time of day of the next one, as BACKUP_AT says it; null while none is made by itself. */
  dailyAt: z.string().nullable(),
  isRunning: z.boolean(),
  /** Why the last one failed; null when it did not. */
  failure: z.object({ at: z.string(), text: z.string() }).nullable(),
  /** Whether a restore was proved within 26 hours. */
  isFresh: z.boolean(),
});
export type Backups = z.infer<typeof backupsSchema>;
