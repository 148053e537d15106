import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { isStoreAway } from './is-store-away.ts';

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
