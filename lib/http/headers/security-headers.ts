import type { Env } from '../../process/env.ts';

/** How long browsers remember to ask by https only: a year, the least that hstspreload.org takes. */
const HSTS_SECONDS = 365 * 24 * 60 * 60;

/**
 * The headers of every answer, whatever it is. `same-origin` rather than `no-referrer`: with the latter, browsers post
 * forms with `Origin: null`, which looks like another site.
 */
export function securityHeaders(env: Pick<Env, 'PUBLIC_URL'>): Readonly<Record<string, string>> {
  const isHttps = env.PUBLIC_URL?.startsWith('https:') ?? false;
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    // The microphone is for voice messages.
    'Permissions-Policy':
      'camera=(), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(isHttps ? { 'Strict-Transport-Security': `max-age=${HSTS_SECONDS}` } : {}),
  };
}
