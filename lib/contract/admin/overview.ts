import { z } from 'zod';

/** How the workspace is: numbers, never what is said in it. */
export const overviewSchema = z.object({
  workspace: z.string(),
  version: z.string(),
  node: z.string(),
  store: z.enum(['embedded', 'mongodb']),
  bus: z.enum(['in-process', 'redis']),
  people: z.object({
    active: z.number().int(),
    suspended: z.number().int(),
    leaving: z.number().int(),
    admins: z.number().int(),
  }),
  rooms: z.number().int(),
  messages: z.number().int(),
  contacts: z.number().int(),
  openReports: z.number().int(),
  /** Bytes of the data folder; null where the data is in a MongoDB elsewhere. */
  storageBytes: z.number().nullable(),
  /** The process that answered. */
  process: z.object({
    startedAt: z.string(),
    memoryBytes: z.number(),
    sockets: z.number().int(),
    eventLoopDelayMs: z.number(),
  }),
  /** The number of the first audit entry that was changed; null while none was. */
  brokenAuditEntry: z.number().int().nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;
