import { z } from 'zod';
import {
  type ErrorCode,
  errorCodeSchema,
  type FieldError,
  fieldErrorSchema,
} from '../../../lib/contract/errors.ts';

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

const problemSchema = z.object({
  code: errorCodeSchema,
  detail: z.string().optional(),
  title: z.string().optional(),
  errors: z.array(fieldErrorSchema).optional(),
});

/** A refusal of the server (problem+json) as an error; it says which field is wrong where one is. */
export function errorOf(body: unknown): ApiError {
  const { data } = problemSchema.safeParse(body);
  const message = data?.errors?.[0]?.message ?? data?.detail ?? data?.title ?? 'The server could not answer.';
  return new ApiError(data?.code ?? null, message, data?.errors);
}
