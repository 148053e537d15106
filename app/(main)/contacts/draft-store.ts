import { z } from 'zod';
import { shownAddressSchema, shownItemSchema } from '../../../lib/contract/contact-items.ts';
import type { ContactEdit } from '../../_actions/contact-edit.ts';

const PREFIX = 'parley-contact-draft';

const item = shownItemSchema;
const draftSchema = z.object({
  name: z.string(),
  organization: z.string(),
  title: z.string(),
  notes: z.string(),
  phones: z.array(item).min(1),
  emails: z.array(item).min(1),
  tags: z.string(),
  userId: z.string(),
  birthday: z.string().default(''),
  addresses: z.array(shownAddressSchema).default([]),
  websites: z.array(shownItemSchema).default([]),
});
const baseSchema = draftSchema
  .extend({
    phones: z.array(item),
    emails: z.array(item),
    tags: z.array(z.string()),
    userId: z.string().nullable(),
  })
  .nullable();
const storedSchema = z.object({ base: baseSchema, draft: draftSchema });

/** Keeps what somebody typed into the form of a contact on this device, until it is saved or put aside. */
export interface DraftStore {
  read(): Pick<ContactEdit, 'base' | 'draft'> | null;
  write(edit: ContactEdit): void;
  clear(): void;
}

/** The draft of one person for one contact; `contactId` is null for a new one. */
export function draftStore(meId: string, contactId: string | null): DraftStore {
  const key = `${PREFIX}:${meId}:${contactId ?? 'new'}`;
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch {
      // A browser may refuse its storage, or be full: typing goes on without it.
      return null;
    }
  };
  return {
    read: () =>
      attempt(() => {
        const stored = storedSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
        return stored.success ? stored.data : null;
      }),
    write: ({ base, draft }) => attempt(() => localStorage.setItem(key, JSON.stringify({ base, draft }))),
    clear: () => attempt(() => localStorage.removeItem(key)),
  };
}
