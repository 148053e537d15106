import type { ErrorCode, FieldError } from '../../../lib/contract/errors.ts';
import { type Guard, isListOf, isMissingOr, isShape, isText } from '../../../lib/contract/values/guards.ts';

/** An answer that is no success. `code` is null when none came: no network, or no server behind it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode | null;
  /** The fields that are wrong, by their paths in what was sent. */
  readonly errors: readonly FieldError[];

  constructor(code: ErrorCode | null, message: string, errors: readonly FieldError[] = []) {
    super(message);
    this.code = code;
    this.errors = errors;
  }
}

/** What went wrong, as a sentence for a person. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof ApiError ? thrown.message : 'Try again in a moment.';
}

interface Problem {
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: readonly FieldError[];
}

// A code that a later release added is no mistake: what this page does not know it only shows.
const isCode: Guard<ErrorCode> = (value): value is ErrorCode => isText(value);

const isProblem = isShape<Problem>({
  code: isCode,
  detail: isMissingOr(isText),
  title: isMissingOr(isText),
  errors: isMissingOr(isListOf(isShape<FieldError>({ path: isText, message: isText }))),
});

/** A refusal of the server (problem+json) as an error; it says which field is wrong where one is. */
export function errorOf(body: unknown): ApiError {
  if (!isProblem(body)) return new ApiError(null, 'The server could not answer.');
  const message = body.errors?.[0]?.message ?? body.detail ?? body.title ?? 'The server could not answer.';
  return new ApiError(body.code, message, body.errors);
}
