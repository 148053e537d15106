import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readEnv } from '../../process/env.ts';
import { normalizeForwarded } from './normalize-forwarded.ts';

const sent = (headers: Record<string, string>) =>
  ({
    socket: { remoteAddress: '127.0.0.1' },
    headers: { host: '127.0.0.1:3000', ...headers },
  }) as unknown as IncomingMessage;
const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher', 'x-forwarded-port': '1' };

describe('normalizeForwarded', () => {
  it('does not believe what a client says of this site', () => {
    const request = sent(forged);
    normalizeForwarded(readEnv({}), request);
    expect(request.headers).toEqual({ host: '127.0.0.1:3000' });
  });

  it('puts the public address there, whatever the proxy did', () => {
    const request = sent(forged);
    normalizeForwarded(readEnv({ PUBLIC_URL: 'https://parley.example.org' }), request);
    expect(request.headers).toEqual({
      host: '127.0.0.1:3000',
      'x-forwarded-host': 'parley.example.org',
      'x-forwarded-proto': 'https',
    });
  });

  it('believes https from a trusted proxy only', () => {
    const [known, unknown] = [sent({ 'x-forwarded-proto': 'https' }), sent({ 'x-forwarded-proto': 'https' })];
    normalizeForwarded(readEnv({ TRUSTED_PROXIES: 'loopback' }), known);
    normalizeForwarded(readEnv({ TRUSTED_PROXIES: '10.0.0.0/8' }), unknown);
    expect(known.headers['x-forwarded-proto']).toBe('https');
    expect(unknown.headers['x-forwarded-proto']).toBeUndefined();
  });
});
