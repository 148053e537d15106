import pino, { type DestinationStream, type Logger } from 'pino';
import { isAppError } from '../use-case/app-error.ts';
import type { Context } from './context.ts';

/** What the security log is about. */
export type SecurityEvent =
  | 'sign-in'
  | 'sign-up'
  | 'sign-out'
  | 'password'
  | 'token'
  | 'session'
  | 'role'
  | 'membership'
  | 'suspension';

/** One line of the security log, without its result. Only ids, names and addresses: never a secret, never a text. */
interface Entry {
  readonly event: SecurityEvent;
  /** What was done, where an event has several: `created`, `revoked`, `joined`. */
  readonly action?: string;
  readonly userId?: string;
  /** Where there is no account, or none yet. */
  readonly username?: string;
  readonly address: string | undefined;
  /** Whom or what it was done to. */
  readonly targetId?: string;
  readonly conversationId?: string;
}

type Logging = Pick<Context, 'securityLog'>;

/** The security log: one JSON line each on standard output, separate from the log of the application. */
export function createSecurityLog(
  destination: DestinationStream = pino.destination({ fd: 1, sync: true }),
): Logger {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: () => ({ kind: 'security' }) },
    },
    destination,
  );
}

/** Writes one line. `limited`: refused for the number of tries. */
export function logSecurity(
  { securityLog }: Logging,
  { event, action, userId, username, address = 'unknown', ...target }: Entry,
  result: 'ok' | 'refused' | 'limited' = 'ok',
): void {
  securityLog.info({ event, action, result, userId, username, address, ...target });
}

/** Does something, and writes that it was refused when it was; what was done is written by the work itself. */
export async function logRefusal<T>(
  ctx: Logging,
  entry: Entry | (() => Promise<Entry>),
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A fault of ours is no refusal: it is in the log of the application.
    if (isAppError(error)) {
      const result = error.code === 'rate_limited' ? 'limited' : 'refused';
      logSecurity(ctx, typeof entry === 'function' ? await entry() : entry, result);
    }
    throw error;
  }
}
