import type { ErrorCode } from '../../../../lib/contract/errors.ts';
import { errorOf } from '../../rest/api-error.ts';

/** What became of one try to upload a file. Only `refused` is an answer about the file itself. */
export type UploadOutcome =
  | { readonly kind: 'whole' }
  /** No network, or no server: it goes on later, by itself. */
  | { readonly kind: 'lost' }
  /** The server has nothing of it any more: it begins anew. */
  | { readonly kind: 'gone' }
  /** Something on the way takes only smaller pieces. */
  | { readonly kind: 'too large a piece' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The session is over: it waits for the next one. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'stopped' };

/** An answer that is no success; `status` is null when none came. */
export interface UploadAnswer {
  readonly status: number | null;
  readonly body: string;
}

/** What an answer other than a success means for an upload; `isBegun` of one that the server knew. */
export function outcomeOf({ status, body }: UploadAnswer, isBegun: boolean): UploadOutcome {
  const { code, message } = errorOf(jsonOf(body));
  if (code !== null && ABOUT_IT.has(code)) return { kind: 'refused', reason: message };
  // A proxy's own page says it without a code of ours.
  if (status === 413) return { kind: 'too large a piece' };
  if (isBegun && (status === 404 || status === 410)) return { kind: 'gone' };
  if (status === 401) return { kind: 'ended' };
  if (status === null || status >= 500 || PASSING.has(status)) return { kind: 'lost' };
  return { kind: 'refused', reason: code === null ? `The server refused it (${status}).` : message };
}

/** Refusals that trying again by itself does not change, whatever their status. */
const ABOUT_IT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'too_large',
  'storage_full',
  'too_many_uploads',
  'too_much_unsent',
  'file_sent',
]);

/** Not there yet; timed out; at another offset; being written by another connection; too many at once. */
const PASSING: ReadonlySet<number> = new Set([404, 408, 409, 410, 423, 425, 429]);

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
