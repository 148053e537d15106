import { describe, expect, it } from 'vitest';
import { readEnv } from '../../process/env.ts';
import { isOwnHost } from './hosts.ts';

describe('isOwnHost', () => {
  const plain = readEnv({});
  const configured = readEnv({
    PUBLIC_URL: 'https://parley.example.org',
    ALLOWED_HOSTS: 'box.local, Parley.lan',
  });

  it.each(['127.0.0.1:3000', '192.168.1.20', '[::1]:3000', '[fe80::1]', 'localhost', 'LOCALHOST:3000'])(
    'takes %s without any setting',
    (host) => expect(isOwnHost(plain, host)).toBe(true),
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '127.0.0.1@evil.example'])(
    'refuses %s',
    (host) => expect(isOwnHost(plain, host)).toBe(false),
  );

  it.each([undefined, '', ' ', '[', 'a b', 'box.local:port', '-'.repeat(300), 'box.local, evil.example'])(
    'refuses %j, which is no host',
    (host) => expect(isOwnHost(configured, host)).toBe(false),
  );

  it.each(['parley.example.org', 'box.local:3000', 'parley.lan'])('takes %s, which is configured', (host) => {
    expect(isOwnHost(configured, host)).toBe(true);
    expect(isOwnHost(plain, host)).toBe(false);
  });
});
