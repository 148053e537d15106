import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';

/** Every user reads and edits the shared address book. */
export function canEditContacts(caller: Caller): boolean {
  return caller.role === 'member' || caller.role === 'admin';
}

/** Throws `forbidden` unless the caller may edit the address book. */
export function requireEditor(caller: Caller): void {
  if (!canEditContacts(caller)) throw new AppError('forbidden');
}
