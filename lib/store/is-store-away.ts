/** What the driver calls it when the store cannot be reached, or went away while it was asked. */
const NAMES = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoServerClosedError',
  'MongoClientClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'PoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'MongoStalePrimaryError',
  'MongoOperationTimeoutError',
]);

/** What the driver and servers write on errors after which the same operation may be tried again elsewhere or later. */
const LABELS = [
  'RetryableWriteError',
  'RetryableReadError',
  'RetryableError',
  'PoolRequestedRetry',
  'SystemOverloadedError',
  'NetworkError',
  'ResetPool',
  'InterruptInUseConnections',
];

/**
 * The codes with which a server says that it is going, that it is not the one that writes now, or that too few members
 * are there. Those from HostUnreachable to ReadConcernMajorityNotAvailableYet are the retryable errors of MongoDB's
 * specification of retryable writes. The words are those of sockets in Node.
 */
const CODES: ReadonlySet<unknown> = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  89, // NetworkTimeout
  91, // ShutdownInProgress
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  9001, // SocketException
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
  134, // ReadConcernMajorityNotAvailableYet
  10058, // LegacyNotPrimary
  133, // FailedToSatisfyReadPreference
  43, // CursorNotFound, of a server that was started again between two batches
  64, // WriteConcernTimeout: written, but not on a majority in time
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
]);

/** Errors hold others: a bulk write its first failure, and each what caused it. Deeper than this nothing is wrapped. */
const DEPTH = 5;

/** When it makes sense to try again. */
export const RETRY_AFTER_SECONDS = 5;

/** Whether something failed because the store could not be reached, so that trying again later may help. */
export function isStoreAway(thrown: unknown, depth = DEPTH): boolean {
  if (depth === 0 || typeof thrown !== 'object' || thrown === null) return false;
  const { name, code, syscall, errorLabelSet, cause, err, errorResponse } = thrown as Record<string, unknown>;
  if (typeof name === 'string' && NAMES.has(name)) return true;
  // A file that is not there is a fault of ours, a socket that is not there is the store's.
  if (CODES.has(code) && (typeof code === 'number' || syscall !== 'open')) return true;
  if (errorLabelSet instanceof Set && LABELS.some((label) => errorLabelSet.has(label))) return true;
  return [cause, err, errorResponse].some((inner) => isStoreAway(inner, depth - 1));
}
