import { AppError } from '../use-case/app-error.ts';

/** Why Redis does not do what it should. */
export interface RedisProblem {
  readonly reason: string;
  /** - `away`: no answer. - `no-writes`: it answers but takes no writes. - `refused`: it does not let this process. */
  readonly kind: 'away' | 'no-writes' | 'refused';
  /** The server is a replica: what is published there reaches those alone who are connected to it, too. */
  readonly isReplica: boolean;
  /** The command was not even sent: why the connection is away is known from before. */
  readonly isUnsent: boolean;
}

/** The first words of a Redis that is full, starting, failing over, reshaping a cluster or held up: it mends by itself. */
const NO_WRITES =
  /^(OOM|MISCONF|LOADING|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|TRYAGAIN|BUSY|MOVED|ASK|CROSSSLOT|UNBLOCKED) /;
const REFUSED = /^(NOAUTH|WRONGPASS|NOPERM)\b/;
const UNSENT = /enableOfflineQueue options is false$/;
const FULL_OF_CLIENTS = /^ERR max number of clients/;

/** What an error of a Redis command or connection means; null for a command that is wrong, which is a fault of ours. */
export function problemOf(error: unknown): RedisProblem | null {
  const message = error instanceof Error ? error.message : String(error);
  const isReply = error instanceof Error && error.name === 'ReplyError';
  if (!isReply || FULL_OF_CLIENTS.test(message)) {
    const isUnsent = UNSENT.test(message);
    return {
      kind: 'away',
      reason: `Redis cannot be reached: ${detailOf(error)}`,
      isReplica: false,
      isUnsent,
    };
  }
  if (REFUSED.test(message)) return replied('refused', `Redis refuses this process: ${message}`);
  if (message.startsWith('READONLY ')) {
    return { ...replied('no-writes', 'Redis is a replica and takes no writes'), isReplica: true };
  }
  return NO_WRITES.test(message) ? replied('no-writes', `Redis takes no writes: ${message}`) : null;
}

function replied(kind: RedisProblem['kind'], reason: string): RedisProblem {
  return { kind, reason, isReplica: false, isUnsent: false };
}

/** Before the first connection. */
export const NOT_YET: RedisProblem = {
  kind: 'away',
  reason: 'Redis has not answered yet',
  isReplica: false,
  isUnsent: false,
};

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A cluster's error names the last node's.
  const last: unknown = Reflect.get(error, 'lastNodeError');
  if (last instanceof Error) return detailOf(last);
  return error.message === 'Command timed out' ? 'it does not answer' : error.message;
}

/** What a caller is given in place of an error of Redis: `unavailable`, or the error itself where the fault is ours. */
export function refusalOf(error: unknown): unknown {
  return problemOf(error) === null ? error : new AppError('unavailable', { cause: error });
}
