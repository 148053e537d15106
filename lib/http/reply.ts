import type { Logger } from 'pino';
import { ZodError } from 'zod';
import type { Contact } from '../contract/contacts/contact.ts';
import { type ErrorCode, errorTable, type FieldError, type Refusal } from '../contract/errors.ts';
import { newId } from '../contract/values/new-id.ts';
import { isStoreAway, RETRY_AFTER_SECONDS } from '../store/is-store-away.ts';
import { isAppError } from '../use-case/app-error.ts';

/** A refusal as routes, actions and socket handlers give it; `contact`, the current one of a conflict, only in HTTP. */
export interface Reply extends Refusal {
  contact?: Contact;
}

/** Turns a thrown thing into a refusal. The unknown is logged under an id and its text is never shown. */
export function replyTo(thrown: unknown, log: Logger): Reply {
  if (thrown instanceof ZodError) return refusal('invalid', { errors: fieldErrors(thrown) });
  if (isAppError(thrown)) {
    const { errors, retryAfterSeconds, contact } = thrown.details;
    if (errorTable[thrown.code].isReported) log.error({ err: thrown }, 'refused');
    return refusal(thrown.code, {
      ...(errors ? { errors: [...errors] } : {}),
      ...(retryAfterSeconds !== undefined ? { retryAfterSeconds } : {}),
      ...(contact ? { contact } : {}),
    });
  }
  const id = newId();
  const isAway = isStoreAway(thrown);
  log.error({ err: thrown, id }, isAway ? 'the store or the bus is away' : 'failed');
  return isAway ? refusal('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS }) : refusal('internal');
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
