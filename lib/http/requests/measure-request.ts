import type { IncomingMessage, ServerResponse } from 'node:http';
import { collector, count, timeSince } from '../../process/metrics/measures.ts';

/** What requests are for, by the beginning of their address. What is none of these is a page, or a form of one. */
const DOORS: readonly (readonly [string, RegExp])[] = [
  ['health', /^\/(?:healthz|readyz|metrics)(?:\?|$)/],
  ['static', /^\/_next\//],
  ['socket', /^\/socket\.io\//],
  ['files', /^\/api\/v1\/files(?:[/?]|$)/],
  ['backups', /^\/api\/v1\/(?:admin\/backups\/|restore)/],
  ['api', /^\/api\//],
  ['dav', /^\/(?:dav|\.well-known\/carddav)(?:[/?]|$)/],
];

/** What a request is for, of which there are few kinds, whatever addresses clients make up. */
export function doorOf({ method, url = '/' }: Pick<IncomingMessage, 'method' | 'url'>): string {
  const found = DOORS.find(([, pattern]) => pattern.test(url));
  if (found) return found[0];
  return method === 'GET' || method === 'HEAD' ? 'page' : 'form';
}

/** Counts and times a request once it is over. */
export function measureRequest(request: IncomingMessage, response: ServerResponse): void {
  if (collector.get() === undefined) return;
  const begun = performance.now();
  // Asked for now: what takes the request on may shorten its address.
  const door = doorOf(request);
  response.once('close', () => {
    count('requests_total', {
      door,
      status: response.writableFinished ? String(response.statusCode) : 'broken',
    });
    timeSince('request_seconds', { door }, begun);
  });
}
