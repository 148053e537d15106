import { errorTable } from '../contract/errors.ts';
import { jsonBody } from './json-body.ts';
import type { Reply } from './reply.ts';

export interface AnswerHead {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a route answers when JSON is not enough: with a status or headers, or bytes that are no JSON. */
export class Answer<T = void> {
  readonly body: T | undefined;
  readonly bytes: BodyInit | null;
  readonly head: AnswerHead;

  private constructor(body: T | undefined, bytes: BodyInit | null, head: AnswerHead) {
    this.body = body;
    this.bytes = bytes;
    this.head = head;
  }

  /** JSON with a status other than the usual one, or with headers. */
  static json<T>(body: T, head: AnswerHead): Answer<T> {
    return new Answer(body, null, head);
  }

  /** Bytes, perhaps as a stream; `headers` say what they are. */
  static bytes(bytes: BodyInit | null, head: AnswerHead): Answer {
    return new Answer<void>(undefined, bytes, head);
  }
}

const STANDARD_HEADERS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  // Data is never shown as a page, whatever it holds.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The response for an answer, or for the JSON of one; `usualStatus` where the answer names none. */
export function responseOf(answer: unknown, usualStatus: number): Response {
  const { body, bytes, head } = answer instanceof Answer ? answer : Answer.json(answer, {});
  return new Response(body === undefined ? bytes : jsonBody(body), {
    status: head.status ?? usualStatus,
    headers: {
      ...STANDARD_HEADERS,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...head.headers,
    },
  });
}

/**
 * A refusal as RFC 9457 problem+json. A fault of the server's has the id under which the log has it; what may not be told
 * apart, such as a private room and one that is not there, has the same body.
 */
export function problemResponse(refusal: Reply): Response {
  const { code, message, errors, retryAfterSeconds, contact, requestId } = refusal;
  const { status, message: title } = errorTable[code];
  const detail = message === title ? undefined : message;
  return new Response(
    JSON.stringify({ type: 'about:blank', title, detail, status, code, errors, contact, requestId }),
    {
      status,
      headers: {
        ...STANDARD_HEADERS,
        'content-type': 'application/problem+json',
        ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
        ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
      },
    },
  );
}
