import { describe, expect, it } from 'vitest';
import { isAppError } from '../use-case/app-error.ts';
import { problemOf, refusalOf } from './redis-problem.ts';

const reply = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });

describe('an error of Redis', () => {
  it.each([
    ["READONLY You can't write against a read only replica.", 'no-writes'],
    ["OOM command not allowed when used memory > 'maxmemory'.", 'no-writes'],
    ['MISCONF Redis is configured to save RDB snapshots, but it is unable to.', 'no-writes'],
    ['LOADING Redis is loading the dataset in memory', 'no-writes'],
    ['MASTERDOWN Link with MASTER is down', 'no-writes'],
    ['CLUSTERDOWN The cluster is down', 'no-writes'],
    ['MOVED 3999 127.0.0.1:6381', 'no-writes'],
    ['ASK 3999 127.0.0.1:6381', 'no-writes'],
    ["CROSSSLOT Keys in request don't hash to the same slot", 'no-writes'],
    ['NOREPLICAS Not enough good replicas to write.', 'no-writes'],
    ['BUSY Redis is busy running a script.', 'no-writes'],
    ['NOAUTH Authentication required.', 'refused'],
    ['WRONGPASS invalid username-password pair or user is disabled.', 'refused'],
    ['NOPERM this user has no permissions to access a channel', 'refused'],
    ['ERR max number of clients reached', 'away'],
  ])('%s is unavailable: %s', (message, kind) => {
    expect(problemOf(reply(message))?.kind).toBe(kind);
    expect(refusalOf(reply(message))).toMatchObject({ code: 'unavailable' });
  });

  it.each(['Connection is closed.', 'Command timed out', 'connect ECONNREFUSED 127.0.0.1:1'])(
    'of the connection (%s) is unavailable, since it is away',
    (message) => {
      expect(problemOf(new Error(message))?.kind).toBe('away');
      expect(isAppError(refusalOf(new Error(message)))).toBe(true);
    },
  );

  it('about a wrong command is a fault of ours', () => {
    const error = reply('WRONGTYPE Operation against a key holding the wrong kind of value');
    expect(problemOf(error)).toBeNull();
    expect(refusalOf(error)).toBe(error);
  });
});
