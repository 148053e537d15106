import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readEnv } from '../../process/env.ts';
import { clientAddress } from './client-address.ts';

/** A request from `remoteAddress`, with what it says of itself. */
const request = (remoteAddress: string, forwarded?: string | string[]) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

const behind = (TRUSTED_PROXIES: string) =>
  readEnv({ TRUSTED_PROXIES, PUBLIC_URL: 'https://parley.example.org' });

describe('clientAddress', () => {
  it('believes no one unless a proxy is named, also with PUBLIC_URL', () => {
    expect(clientAddress(behind(''), request('127.0.0.1', '203.0.113.9'))).toBe('127.0.0.1');
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '::1'],
    ['loopback', '::ffff:127.0.0.1'],
    ['10.0.0.0/8', '10.1.2.3'],
    ['192.0.2.1, fd00::/8', 'fd00::7'],
  ])('with TRUSTED_PROXIES=%s believes a proxy at %s', (proxies, remote) => {
    expect(clientAddress(behind(proxies), request(remote, '203.0.113.9'))).toBe('203.0.113.9');
  });

  it('does not believe what a client wrote before the entry of the proxy', () => {
    const sent = request('127.0.0.1', '198.51.100.1, 203.0.113.9');
    expect(clientAddress(behind('loopback'), sent)).toBe('203.0.113.9');
  });

  it('goes through a chain of trusted proxies', () => {
    const sent = request('127.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2');
    expect(clientAddress(behind('loopback,10.0.0.0/8'), sent)).toBe('203.0.113.9');
  });

  it('does not believe a machine that is no trusted proxy', () => {
    expect(clientAddress(behind('10.0.0.0/8'), request('203.0.113.5', '198.51.100.1'))).toBe('203.0.113.5');
  });

  it.each(['garbage', '', ',', 'a'.repeat(100_000), '203.0.113.9.evil', '999.1.1.1'])(
    'takes the address of the proxy itself where %j is no address',
    (entry) => expect(clientAddress(behind('loopback'), request('127.0.0.1', entry))).toBe('127.0.0.1'),
  );

  it('takes addresses with ports, as some proxies write them', () => {
    expect(clientAddress(behind('loopback'), request('127.0.0.1', '203.0.113.9:4711'))).toBe('203.0.113.9');
    expect(clientAddress(behind('loopback'), request('127.0.0.1', '[2001:db8::1]:4711'))).toBe('2001:db8::1');
  });
});
