import { z } from 'zod';
import type { ContactForm } from '../form/contact-form.ts';
import { formValuesSchema, keptFieldsSchema } from '../form/form-values.ts';
import { conflictsSchema } from '../form/read-form.ts';

const PREFIX = 'parley-contact-draft';
const NEW = 'new';

const storedSchema = z.object({
  base: keptFieldsSchema.nullable(),
  typed: formValuesSchema,
  /** Whether the person pressed Save and no server could be reached. */
  isQueued: z.boolean().default(false),
  /** What others had set when the form was last open, and who. */
  conflicts: conflictsSchema.default({}),
});
type Stored = z.infer<typeof storedSchema>;

/** Keeps what a person typed into the form of a contact on this device, until it is saved or put aside. */
export interface DraftStore {
  read(): Stored | null;
  write(form: ContactForm, isQueued?: boolean): void;
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
    write: ({ base, typed, conflicts }, isQueued = false) =>
      attempt(() => localStorage.setItem(key, JSON.stringify({ base, typed, conflicts, isQueued }))),
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
