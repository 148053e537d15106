import { createRequire } from 'node:module';
import * as driver from 'mongodb';
import {
  MongoBulkWriteError,
  MongoError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import { describe, expect, it } from 'vitest';
import { isStoreAway } from './is-store-away.ts';

/** Not part of what the driver promises, so only a test compares with it. */
const { isRetryableReadError, isRetryableWriteError, MONGODB_ERROR_CODES } = createRequire(import.meta.url)(
  'mongodb/lib/error',
) as {
  isRetryableReadError(error: MongoError): boolean;
  isRetryableWriteError(error: MongoError): boolean;
  MONGODB_ERROR_CODES: Readonly<Record<string, number>>;
};

const socketError = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });

describe('isStoreAway', () => {
  it.each([
    ['a cut connection', new MongoNetworkError('connection 3 closed')],
    ['a socket that broke', socketError],
    ['what a broken socket caused', new Error('failed', { cause: socketError })],
    ['a server that is stopping', new MongoServerError({ message: 'going', code: 91 })],
    ['a server that steps down', new MongoServerError({ message: 'stepping down', code: 189 })],
    [
      'a label of the driver',
      new MongoServerError({ message: 'try again', code: 1, errorLabels: ['RetryableWriteError'] }),
    ],
    [
      'a bulk write whose connection was cut',
      Object.assign(new Error('bulk'), { name: 'MongoBulkWriteError', err: new MongoNetworkError('closed') }),
    ],
  ])('knows %s', (_, error) => {
    expect(isStoreAway(error)).toBe(true);
  });

  it.each([
    ['a duplicate key', new MongoServerError({ message: 'E11000', code: 11000 })],
    ['a mistake of ours', new TypeError('undefined is not a function')],
    ['a missing file', Object.assign(new Error('no file'), { code: 'ENOENT', syscall: 'open' })],
    ['nothing', undefined],
  ])('does not take %s for it', (_, error) => {
    expect(isStoreAway(error)).toBe(false);
  });

  it('knows every code that the driver itself tries again', () => {
    const codes = Object.values(MONGODB_ERROR_CODES);
    const retried = codes.filter((code) =>
      isRetryableReadError(new MongoServerError({ message: 'refused', code })),
    );
    expect(retried.length).toBeGreaterThan(10);
    for (const code of retried) {
      expect(isStoreAway(new MongoServerError({ message: 'refused', code })), String(code)).toBe(true);
    }
  });

  it('knows every error of a lost connection that the driver has a name for', () => {
    const names = Object.entries(driver)
      .filter(([, value]) => typeof value === 'function' && value.prototype instanceof MongoNetworkError)
      .map(([name]) => name);
    expect(names).toContain('MongoNetworkTimeoutError');
    for (const name of names)
      expect(isStoreAway(Object.assign(new Error('lost'), { name })), name).toBe(true);
  });

  it.each(['RetryableWriteError', 'PoolRequestedRetry'])('knows what the driver labels %s', (label) => {
    const error = new MongoError('lost');
    error.addErrorLabel(label);
    expect(isRetryableWriteError(error)).toBe(true);
    expect(isStoreAway(error)).toBe(true);
  });

  it('knows a store that is not reached, and one that is closed', () => {
    expect(isStoreAway(new MongoServerSelectionError('no primary', {} as never))).toBe(true);
    expect(isStoreAway(new MongoTopologyClosedError())).toBe(true);
  });

  it('knows a write that reached no majority in time', () => {
    const writeConcernError = {
      code: 64,
      errmsg: 'waiting for replication timed out',
      errInfo: { wtimeout: true },
    };
    expect(isStoreAway(new MongoWriteConcernError({ ok: 1, writeConcernError } as never))).toBe(true);
  });

  it('ends for errors that hold themselves', () => {
    const round: { cause?: unknown } = {};
    round.cause = round;
    expect(isStoreAway(round)).toBe(false);
  });

  it('does not take a bulk write that was refused for it', () => {
    expect(MongoBulkWriteError.name).toBe('MongoBulkWriteError');
    const refused = Object.assign(new Error('bulk'), {
      name: 'MongoBulkWriteError',
      err: { code: 11000, errmsg: 'E11000' },
    });
    expect(isStoreAway(refused)).toBe(false);
  });
});
