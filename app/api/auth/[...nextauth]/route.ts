import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/accounts/auth-options.ts';
import { fromOf } from '@/lib/doors/caller.ts';
import { getRuntime } from '@/lib/runtime.ts';

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
