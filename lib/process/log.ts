import pino, { type DestinationStream, type Logger } from 'pino';
import type { Env } from './env.ts';
import { currentRequestId } from './request-id.ts';

/**
 * The process's log: one JSON object a line on standard error, with the id of the request that it is about. Never holds a
 * password, a token or a message's text.
 */
export function createLog(
  env: Pick<Env, 'LOG_LEVEL'>,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level: env.LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['password', 'token', 'body', '*.password', '*.token', '*.body', 'req.headers'],
      mixin() {
        const requestId = currentRequestId();
        return requestId === undefined ? {} : { requestId };
      },
    },
    destination,
  );
}
