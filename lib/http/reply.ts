import type { Logger } from 'pino';
import { ZodError } from 'zod';
import type { Contact } from '../contract/contacts/contact.ts';
import { type ErrorCode, errorTable, type FieldError, type Refusal } from '../contract/errors.ts';
import { currentRequestId, newRequestId } from '../process/request-id.ts';
import { isStoreAway, RETRY_AFTER_SECONDS } from '../store/is-store-away.ts';
import { isAppError } from '../use-case/app-error.ts';

/** A refusal as routes, actions and socket handlers give it; `contact`, the current one of a conflict, only in HTTP. */
export interface Reply extends Refusal {
  contact?: Contact;
}

/** Turns a thrown thing into a refusal. What is our fault is logged under the request's id; the text of the unknown is never shown. */
export function replyTo(thrown: unknown, log: Logger): Reply {
  if (thrown instanceof ZodError) return refusal('invalid', { errors: fieldErrors(thrown) });
  if (isAppError(thrown)) {
    const { errors, retryAfterSeconds, contact } = thrown.details;
    const requestId = errorTable[thrown.code].isReported ? logFault(log, thrown, 'refused') : undefined;
    return refusal(thrown.code, {
      ...(requestId === undefined ? {} : { requestId }),
      ...(errors ? { errors: [...errors] } : {}),
      ...(retryAfterSeconds !== undefined ? { retryAfterSeconds } : {}),
      ...(contact ? { contact } : {}),
    });
  }
  const isAway = isStoreAway(thrown);
  const requestId = logFault(log, thrown, isAway ? 'the store or the bus is away' : 'failed');
  return isAway
    ? refusal('unavailable', { requestId, retryAfterSeconds: RETRY_AFTER_SECONDS })
    : refusal('internal', { requestId, message: `${errorTable.internal.message} Reference: ${requestId}` });
}

/** Logs what is our fault, and answers the id under which it is found. */
function logFault(log: Logger, err: unknown, text: string): string {
  const requestId = currentRequestId() ?? newRequestId();
  log.error({ err, requestId }, text);
  return requestId;
}

function refusal(code: ErrorCode, more: Partial<Reply> = {}): Reply {
  return { ok: false, code, message: errorTable[code].message, ...more };
}

/** No one corrects more fields at once, and an answer must not be larger than what it answers. */
const ERRORS_MAX = 100;

/** Zod's issues as dotted paths, the first of them; an unknown field is named by its own path. */
function fieldErrors(error: ZodError): FieldError[] {
  const errors = error.issues.slice(0, ERRORS_MAX).flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, ERRORS_MAX).map((key) => ({
        path: [...path, key].join('.'),
        message: 'There is no such field.',
      }));
    }
    return [{ path: path.join('.'), message: issue.message }];
  });
  return errors.slice(0, ERRORS_MAX);
}
