import type { ContactImport } from '../../contract/contacts/contact-import.ts';
import { defineCollection } from '../../store/collection.ts';

/** An import as it is stored, also while it runs; its times as dates. */
export interface ContactImportDoc
  extends Omit<ContactImport, 'id' | 'createdAt' | 'endedAt' | 'undoableUntil'> {
  _id: string;
  createdAt: Date;
  endedAt: Date | null;
  undoableUntil: Date;
  /** When it last reported progress: after a long silence its process must have died. */
  progressAt: Date;
}

export const contactImports = defineCollection<ContactImportDoc>('contactImports', [
  { key: { createdAt: -1 } },
  { key: { undoableUntil: 1 } },
]);
