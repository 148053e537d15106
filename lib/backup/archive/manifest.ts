import { z } from 'zod';
import { type BackupCounts, backupCountsSchema } from '../../contract/admin/backup.ts';
import { BackupProblem } from '../backup-problem.ts';

/** The form of backups that this release writes. One with a higher number was made by a newer release. */
export const MANIFEST_FORMAT = 1;

/** The member that says what a backup holds; before the checksums it is the last one. */
export const MANIFEST = 'manifest.json';

/** The data file of the embedded engine. */
export const ENGINE_FILE = 'store/data.mdb';

/** The secret that signs session cookies. */
export const SECRET_FILE = 'secret';

/** A collection of a MongoDB as mongodump writes it: its documents one after the other, and its indexes. */
export const DUMP_FOLDER = 'dump/';
export const documentsOf = (collection: string) => `${DUMP_FOLDER}${collection}.bson`;
export const metadataOf = (collection: string) => `${DUMP_FOLDER}${collection}.metadata.json`;

/** The folder of files, each under its name in the home of files. */
export const FILES_FOLDER = 'files/';

const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  /** The release that made it. */
  version: z.string(),
  at: z.iso.datetime(),
  store: z.object({
    kind: z.enum(['embedded', 'mongodb']),
    /** In words, what the copy of the database is a copy of. */
    guarantee: z.string(),
    collections: z.array(z.object({ name: z.string(), documents: z.number().int() })),
  }),
  /** Null where the files are not in it: what it was made before does not change them. */
  files: z.object({ count: z.number().int(), bytes: z.number().int() }).nullable(),
  /** Where the secret is that signs session cookies: in the backup, or in AUTH_SECRET. */
  secret: z.enum(['inside', 'environment', 'none']),
  counts: backupCountsSchema,
});
export type Manifest = z.infer<typeof manifestSchema>;

export function parseManifest(text: string): Manifest {
  const parsed = safeJson(text);
  const format = z.object({ format: z.number() }).safeParse(parsed);
  if (format.success && format.data.format > MANIFEST_FORMAT)
    throw new BackupProblem('A newer release made this backup. Restore it with that release.');
  const manifest = manifestSchema.safeParse(parsed);
  if (!manifest.success) throw new BackupProblem('This is no backup of Parley, or it is damaged.');
  return manifest.data;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What people know of a backup, from the numbers of its collections. */
export function countsOf(collections: Manifest['store']['collections'], files: number): BackupCounts {
  const of = (name: string) => collections.find((each) => each.name === name)?.documents ?? 0;
  return {
    messages: of('messages'),
    files,
    people: of('users'),
    contacts: of('contacts'),
    conversations: of('conversations'),
  };
}
