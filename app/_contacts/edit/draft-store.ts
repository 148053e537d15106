import { z } from 'zod';
import type { ContactEdit } from '../form/contact-edit.ts';
import { theirsSchema } from '../form/contact-form.ts';
import { draftSchema, keptFieldsSchema } from '../form/contact-form-schema.ts';

const PREFIX = 'parley-contact-draft';
const NEW = 'new';

const storedSchema = z.object({
  base: keptFieldsSchema.nullable(),
  draft: draftSchema,
  /** Whether the person pressed Save and no server could be reached. */
  isQueued: z.boolean().default(false),
  /** What others had set when it was last looked at, and who. */
  theirs: theirsSchema.default({}),
});
type Stored = z.infer<typeof storedSchema>;

/** Keeps what somebody typed into the form of a contact on this device, until it is saved or put aside. */
export interface DraftStore {
  read(): Stored | null;
  write(edit: ContactEdit, isQueued?: boolean): void;
  clear(): void;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    // A browser may refuse its storage, or be full: typing goes on without it.
    return null;
  }
}

function readKey(key: string): Stored | null {
  return attempt(() => {
    const stored = storedSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return stored.success ? stored.data : null;
  });
}

/** The draft of one person for one contact; `contactId` is null for a new one. */
export function draftStore(meId: string, contactId: string | null): DraftStore {
  const key = `${PREFIX}:${meId}:${contactId ?? NEW}`;
  return {
    read: () => readKey(key),
    write: ({ base, draft, theirs }, isQueued = false) =>
      attempt(() => localStorage.setItem(key, JSON.stringify({ base, draft, theirs, isQueued }))),
    clear: () => attempt(() => localStorage.removeItem(key)),
  };
}

/** The contacts whose saving waits for a connection; null for a new one. */
export function queuedDrafts(meId: string): (string | null)[] {
  const start = `${PREFIX}:${meId}:`;
  const keys = attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(start))) ?? [];
  return keys
    .filter((key) => readKey(key)?.isQueued)
    .map((key) => key.slice(start.length))
    .map((id) => (id === NEW ? null : id));
}
