import { z } from 'zod';

/** How one process of the workspace is, as it said itself some seconds ago at most. */
export const processHealthSchema = z.object({
  id: z.string(),
  /** The machine's name and the process's number on it. */
  host: z.string(),
  pid: z.number().int(),
  version: z.string(),
  startedAt: z.string(),
  heardAt: z.string(),
  sockets: z.number().int(),
  memoryBytes: z.number(),
  eventLoopDelayMs: z.number(),
  /** Changes that wait for one before them, and calls that wait for their person's turn. */
  writesWaiting: z.number().int(),
  worksWaiting: z.number().int(),
  /** Why it has another place for files than the workspace; null where it has the same. A release before did not say. */
  filesProblem: z.string().nullable().default(null),
});
export type ProcessHealth = z.infer<typeof processHealthSchema>;

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
  /** Messages that the search index holds; the others are searched without it. */
  messagesIndexed: z.number().int(),
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
  /** Every process that was heard of lately, the oldest first; while Redis is away, only the one that answered. */
  processes: z.array(processHealthSchema),
  /** Files of contacts that are being imported. */
  importsRunning: z.number().int(),
  /** The number of the first audit entry that was changed; null while none was. */
  brokenAuditEntry: z.number().int().nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;
