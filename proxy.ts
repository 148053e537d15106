import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { errorTable } from './lib/contract/errors.ts';
import { contentSecurityPolicy } from './lib/http/headers/content-security-policy.ts';
import { isOwnOrigin } from './lib/http/origin.ts';
import { listOf } from './lib/process/list-of.ts';

/**
 * Runs before each page: a form of another site is refused, scripts get a fresh nonce, and the log-in the path to lead
 * back to. Who may see the page is not decided here but where its data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const { method } = request;
  const publicUrl = process.env.PUBLIC_URL ? new URL(process.env.PUBLIC_URL) : null;
  if (
    method !== 'GET' &&
    method !== 'HEAD' &&
    !isOwnOrigin(
      { PUBLIC_URL: publicUrl?.origin, ALLOWED_HOSTS: listOf(process.env.ALLOWED_HOSTS ?? '') },
      request.headers,
    )
  )
    return new NextResponse(errorTable.foreign_origin.message, { status: errorTable.foreign_origin.status });
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy({
    nonce,
    host: publicUrl?.host ?? request.headers.get('host'),
    isHttps: publicUrl?.protocol === 'https:',
    isDevelopment: process.env.NODE_ENV === 'development',
  });
  const headers = new Headers(request.headers);
  // Next takes the nonce of its own scripts from here.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-parley-path', request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

export const config = {
  matcher: [
    // Whole names only: what merely begins like one of them is a page that is not there.
    '/((?!api/|_next/static/|socket\\.io/|(?:favicon\\.ico|icon\\.svg|manifest\\.webmanifest|sw\\.js|offline/page\\.(?:html|css|js))$).*)',
    // No route is there: the answer is a page.
    '/api/((?!v1/|auth/).*)',
  ],
};
