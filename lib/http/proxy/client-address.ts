import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP } from 'node:net';
import type { Env } from '../../process/env.ts';

type ProxySettings = Pick<Env, 'TRUSTED_PROXIES'>;

/**
 * The address that a request came from. Entries of `X-Forwarded-For` are believed from the right as long as the one who
 * wrote them is a trusted proxy; what a client or an unknown proxy writes there is not.
 */
export function clientAddress(env: ProxySettings, request: IncomingMessage): string {
  let address = request.socket.remoteAddress ?? 'unknown';
  for (const entry of forwardedFor(request).toReversed()) {
    if (!isTrusted(env.TRUSTED_PROXIES, address)) break;
    const next = withoutPort(entry);
    if (isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/** Whether the connection itself comes from a trusted proxy, so that its `X-Forwarded-Proto` counts. */
export function isFromTrustedProxy(env: ProxySettings, request: IncomingMessage): boolean {
  return isTrusted(env.TRUSTED_PROXIES, request.socket.remoteAddress ?? '');
}

function isTrusted(proxies: BlockList, address: string): boolean {
  const family = isIP(address.split('%')[0] ?? '');
  return family !== 0 && proxies.check(address.split('%')[0] ?? '', family === 4 ? 'ipv4' : 'ipv6');
}

/** At most the last 20 entries: a chain of proxies is short, whatever a client sends before it. */
function forwardedFor(request: IncomingMessage): string[] {
  const header = request.headers['x-forwarded-for'] ?? '';
  const text = (Array.isArray(header) ? header.join(',') : header).slice(-2_000);
  return text === '' ? [] : text.split(',').slice(-20);
}

/** Some proxies write `192.0.2.7:4711` or `[2001:db8::1]:4711`. */
function withoutPort(entry: string): string {
  const text = entry.trim();
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  return bracketed ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}
