import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../contract/errors.ts';
import type { Env } from '../process/env.ts';
import { hostName, isOwnHost } from './proxy/hosts.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Why a request goes no further, and what to say about it. */
export interface Rejection {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Checks what a request is addressed to before anything reads it: its method, its target and its host. A target in
 * absolute form (RFC 9112, section 3.2.2) is brought into the usual one. Null when all is well.
 */
export function rejectionOf(
  env: Pick<Env, 'PUBLIC_URL' | 'ALLOWED_HOSTS' | 'HOST'>,
  request: IncomingMessage,
): Rejection | null {
  const method = request.method ?? '';
  if (!METHODS.includes(method)) {
    const detail = `Send one of ${METHODS.join(', ')}.`;
    return { code: 'method_not_allowed', detail, headers: { allow: METHODS.join(', ') } };
  }
  normalizeTarget(request);
  const { url = '', headers } = request;
  if (!isOwnHost(env, headers.host)) {
    const name = hostName(headers.host ?? '');
    const hint = name === null ? '' : ` Whoever runs it can allow this name: ALLOWED_HOSTS=${name}`;
    return {
      code: 'misdirected',
      detail: `This address is not one of this installation's.${hint}`,
      headers: {},
    };
  }
  if (!url.startsWith('/') || !canDecode(url))
    return { code: 'malformed_address', detail: 'The address cannot be read.', headers: {} };
  return null;
}

function normalizeTarget(request: IncomingMessage): void {
  const { url = '' } = request;
  if (!/^https?:\/\//i.test(url)) return;
  // What cannot be parsed stays, and is then no path.
  if (!URL.canParse(url)) return;
  const { host, pathname, search } = new URL(url);
  request.headers.host = host;
  request.url = pathname + search;
}

/** Whether the path is percent-encoded UTF-8 without control characters. */
function canDecode(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
