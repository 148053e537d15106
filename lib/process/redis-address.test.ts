import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';
import { parseRedisAddress } from './redis-address.ts';

describe('REDIS_URL', () => {
  it.each(['redis://127.0.0.1:6379', 'rediss://ada:secret@redis.example/2', 'redis://h?family=6'])(
    '%s is one server',
    (url) => {
      expect(parseRedisAddress(url)).toEqual({ kind: 'server', url });
    },
  );

  it('names the Sentinels, and the master that they watch', () => {
    expect(parseRedisAddress('redis+sentinel://a:1,b.example,[::1]:3/town')).toEqual({
      kind: 'sentinel',
      hosts: [
        { host: 'a', port: 1 },
        { host: 'b.example', port: 26_379 },
        { host: '::1', port: 3 },
      ],
      master: 'town',
      db: 0,
      isTls: false,
    });
    const options = 'db=3&sentinelUsername=s&sentinelPassword=p%26';
    expect(parseRedisAddress(`rediss+sentinel://ada:p%40ss@a/town?${options}`)).toEqual({
      kind: 'sentinel',
      hosts: [{ host: 'a', port: 26_379 }],
      username: 'ada',
      password: 'p@ss',
      master: 'town',
      db: 3,
      sentinelUsername: 's',
      sentinelPassword: 'p&',
      isTls: true,
    });
  });

  it('names some nodes of a cluster', () => {
    expect(parseRedisAddress('redis+cluster://:secret@a:7000,b')).toEqual({
      kind: 'cluster',
      hosts: [
        { host: 'a', port: 7_000 },
        { host: 'b', port: 6_379 },
      ],
      password: 'secret',
      isTls: false,
    });
  });

  it.each([
    'http://a',
    'redis+other://a',
    'redis+sentinel://a:26379',
    'redis+sentinel://a:26379/',
    'redis+sentinel://a/town?db=x',
    'redis+sentinel://a/town?unknown=1',
    'redis+sentinel://a:0/town',
    'redis+sentinel://a:70000/town',
    'redis+sentinel:///town',
    'redis+sentinel://a,,b/town',
    'redis+sentinel://%E0:x@a/town',
    'redis+cluster://a:7000/2',
    'redis+cluster://a?x=1',
    'redis+cluster://',
    '',
  ])('%s is none of these', (text) => {
    expect(parseRedisAddress(text)).toBeNull();
  });

  it('is refused at start with a message that shows each form and no secret', () => {
    const read = () => readEnv({ REDIS_URL: 'redis+sentinel://ada:secret@a' });
    expect(read).toThrow(
      /REDIS_URL is \(not shown\); it takes redis:\/\/.*redis\+sentinel:\/\/.*redis\+cluster:\/\//,
    );
  });
});
