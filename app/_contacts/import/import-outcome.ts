import type { ContactImport } from '../../../lib/contract/contacts/contact-import.ts';

/** What came of an import, as a sentence. */
export function importOutcome({
  created,
  updated,
  skipped,
  rejectedCount,
}: Pick<ContactImport, 'created' | 'updated' | 'skipped' | 'rejectedCount'>): string {
  const parts = [
    `${created} new`,
    ...(updated > 0 ? [`${updated} updated`] : []),
    ...(skipped > 0 ? [`${skipped} already there or left out`] : []),
    ...(rejectedCount > 0 ? [`${rejectedCount} could not be imported`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** Whether an import has ended and was not undone, however far it came. */
export function hasEnded({ state }: Pick<ContactImport, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** Whether an import can still be stopped. */
export function canCancelImport({ state }: Pick<ContactImport, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** Whether an import can still be undone: it has ended, did something, and is not too old. */
export function canUndoImport(contactImport: ContactImport, now: Date): boolean {
  const { created, updated, undoableUntil } = contactImport;
  return hasEnded(contactImport) && created + updated > 0 && Date.parse(undoableUntil) > now.getTime();
}

/** How far an import is, in whole percent. */
export function importPercent({ total, done }: Pick<ContactImport, 'total' | 'done'>): number {
  return total === 0 ? 0 : Math.min(100, Math.round((done / total) * 100));
}
