import pino, { type Logger } from 'pino';
import type { Env } from './env.ts';

/** The process's log: one JSON object a line on standard error. Never holds a password, a token or a message's text. */
export function createLog(env: Pick<Env, 'LOG_LEVEL'>): Logger {
  return pino(
    {
      level: env.LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['password', 'token', 'body', '*.password', '*.token', '*.body', 'req.headers'],
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
