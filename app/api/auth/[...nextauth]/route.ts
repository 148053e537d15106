import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/accounts/sessions/auth-options.ts';
import { readSessionId } from '@/lib/accounts/sessions/session-cookie.ts';
import { getRuntime } from '@/lib/context/runtime.ts';
import { clientInfoOf } from '@/lib/http/client-info.ts';

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  const { ctx } = getRuntime();
  if (!callbackUrls(request).every(isAddress)) {
    return new Response('The address to come back to cannot be read.', { status: 400, headers: REFUSED });
  }
  const sessionId = await readSessionId(ctx, request.headers.get('cookie') ?? '');
  const options = authOptions(ctx, { ...clientInfoOf(request.headers), sessionId });
  const response: Response = await NextAuth(request, context, options);
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

const REFUSED = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'private, no-store',
  // A cookie that cannot be read would be refused for ever.
  'set-cookie': 'next-auth.callback-url=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
};

/** Where a sign-in is to lead to, as the request says it: next-auth answers 500 to what is no address. */
function callbackUrls(request: NextRequest): string[] {
  const cookies = request.cookies.getAll().filter(({ name }) => name.endsWith('next-auth.callback-url'));
  return [...request.nextUrl.searchParams.getAll('callbackUrl'), ...cookies.map(({ value }) => value)];
}

function isAddress(text: string): boolean {
  return text === '' || URL.canParse(text, 'http://localhost');
}

export { handle as GET, handle as POST };
