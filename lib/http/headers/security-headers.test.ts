import { expect, test } from 'vitest';
import { securityHeaders } from './security-headers.ts';

test('under https browsers are to stay with https for a year', () => {
  const hsts = securityHeaders({ PUBLIC_URL: 'https://parley.example.org' })['Strict-Transport-Security'];
  expect(Number(/^max-age=(\d+)/.exec(hsts ?? '')?.[1])).toBeGreaterThanOrEqual(365 * 24 * 60 * 60);
});

test('no answer lets another site read, frame or sniff it', () => {
  for (const PUBLIC_URL of [undefined, 'http://box.local:3000', 'https://parley.example.org']) {
    const headers = securityHeaders({ PUBLIC_URL });
    expect(headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    // Our own pages record; no frame of another site does, and nothing else of a device is used.
    expect(headers['Permissions-Policy']?.split(', ')).toEqual([
      'camera=()',
      'microphone=(self)',
      'geolocation=()',
      'payment=()',
      'usb=()',
      'browsing-topics=()',
    ]);
    expect(Object.keys(headers).filter((name) => /^access-control/i.test(name))).toEqual([]);
  }
});
