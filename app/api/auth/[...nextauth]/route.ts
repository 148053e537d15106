import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/accounts/sessions/auth-options.ts';
import { getRuntime } from '@/lib/context/runtime.ts';
import { fromOf } from '@/lib/http/from.ts';

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  const { ctx } = getRuntime();
  const response: Response = await NextAuth(request, context, authOptions(ctx, fromOf(request.headers)));
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

export { handle as GET, handle as POST };
