import { describe, expect, it } from 'vitest';
import { settleForwarded } from './forwarded.ts';

const sent = () => ({
  host: '127.0.0.1:3000',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'gopher',
});

describe('settleForwarded', () => {
  it('does not believe what a client says of this site', () => {
    const headers = sent();
    settleForwarded({ PUBLIC_URL: undefined }, headers);
    expect(headers).toEqual({ host: '127.0.0.1:3000' });
  });

  it('puts the public address there, whatever the proxy did', () => {
    const headers = sent();
    settleForwarded({ PUBLIC_URL: 'https://parley.example.org' }, headers);
    expect(headers).toEqual({
      host: '127.0.0.1:3000',
      'x-forwarded-host': 'parley.example.org',
      'x-forwarded-proto': 'https',
    });
  });
});
