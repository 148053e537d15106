import { type Agent, request as httpsRequest } from 'node:https';

/** A push service that has not answered by then is given up. */
const WITHIN_MS = 10_000;
/** The answer's body says nothing that is used; more of it than this ends the connection. */
const ANSWER_MAX = 16 * 1024;

export interface PushAnswer {
  readonly status: number;
  /** The header `Retry-After`, as it came. */
  readonly retryAfter: string | null;
}

/** Posts an encrypted push to its endpoint. Redirects are answers as any other: none is followed. Throws when there is no answer. */
export function postPush(
  agent: Agent,
  endpoint: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string | number>>; readonly body: Buffer },
  withinMs = WITHIN_MS,
): Promise<PushAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      endpoint,
      { method: 'POST', agent, headers: { ...headers }, signal: AbortSignal.timeout(withinMs) },
      (response) => {
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > ANSWER_MAX) response.destroy();
        });
        // The status is all that counts, whatever becomes of the rest.
        response.on('error', () => undefined);
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'] ?? null,
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
