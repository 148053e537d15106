import type { Contact } from '../contract/contacts/contact.ts';
import { type ErrorCode, errorTable, type FieldError } from '../contract/errors.ts';

interface AppErrorDetails {
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  /** The current contact, with `changed_meanwhile`. */
  readonly contact?: Contact;
  /** Where an upload goes on, with `wrong_offset`. */
  readonly offset?: number;
  readonly cause?: unknown;
}

/** What a use case throws to say no: a code of the closed table, with the sentence that a person reads. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: AppErrorDetails;

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    super(errorTable[code].message, { cause: details.cause });
    this.code = code;
    this.details = details;
  }
}

/** Whether a thrown thing is an {@link AppError}, also one of another copy of this module (each bundle holds its own). */
export function isAppError(thrown: unknown): thrown is AppError {
  return thrown instanceof Error && thrown.name === 'AppError' && 'code' in thrown && 'details' in thrown;
}

/** A refusal of one field, as validation would give it. */
export function invalidField(path: string, message: string): AppError {
  return new AppError('invalid', { errors: [{ path, message }] });
}
