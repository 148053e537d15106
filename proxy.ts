import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './lib/doors/content-security-policy.ts';

/**
 * Runs before each page: a fresh nonce for its scripts, and the path for the log-in to lead back to. Who may see the
 * page is not decided here but where its data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const publicUrl = process.env.PUBLIC_URL ? new URL(process.env.PUBLIC_URL) : null;
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
    '/((?!api/|_next/static|_next/image|socket\\.io/|favicon\\.ico|icon\\.svg|manifest\\.webmanifest).*)',
  ],
};
