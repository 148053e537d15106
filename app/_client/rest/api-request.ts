import { z } from 'zod';
import { type ErrorCode, errorCodeSchema, type FieldError } from '../../../lib/contract/errors.ts';

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
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

let underWay = new AbortController();

/** Gives up every request under way: nobody is signed in here any more. */
export function giveUpRequests(): void {
  underWay.abort();
  underWay = new AbortController();
}

/** Reads a REST path. Throws {@link ApiError}. */
export async function read<T>(
  path: string,
  query: Record<string, string | undefined>,
  schema: z.ZodType<T>,
): Promise<T> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  return await ask(search ? `${path}?${search}` : path, {}, schema);
}

/** Asks a REST path to do something; a body of text is JSON. Throws {@link ApiError}. */
export async function ask<T>(path: string, init: RequestInit, schema: z.ZodType<T>): Promise<T> {
  const headers = {
    accept: 'application/json',
    ...(typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}),
    ...init.headers,
  };
  let answer: Response;
  let body: unknown;
  try {
    const signal = AbortSignal.any([init.signal ?? AbortSignal.timeout(15_000), underWay.signal]);
    answer = await fetch(`/api/v1/${path}`, { ...init, headers, signal });
    body = answer.status === 204 ? null : await answer.json();
  } catch {
    throw new ApiError(null, 'Could not reach the server.');
  }
  if (!answer.ok) {
    const problem = problemSchema.safeParse(body);
    const said = problem.success
      ? (problem.data.errors?.[0]?.message ?? problem.data.detail ?? problem.data.title)
      : undefined;
    throw new ApiError(
      problem.success ? problem.data.code : null,
      said ?? 'The server could not answer.',
      problem.data?.errors,
    );
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    throw new ApiError(null, 'The server answered in a way this page does not understand.');
  return parsed.data;
}

/** Asks a REST path to do something, with a JSON body, and takes any success for an answer. */
export async function tell(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<void> {
  await ask(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }, z.unknown());
}
