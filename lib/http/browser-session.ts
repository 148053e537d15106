import { cookies, headers } from 'next/headers';
import { encodeSessionCookie, sessionCookie } from '../accounts/sessions/session-cookie.ts';
import { signOut } from '../accounts/sessions/sign-out.ts';
import type { Context } from '../context/context.ts';
import { callerOf } from './caller.ts';

/** Gives this browser the cookie of a new session, and ends the one that it had. Only inside an action. */
export async function startBrowserSession(ctx: Context, sessionId: string): Promise<void> {
  await endRecord(ctx);
  const { name, options } = sessionCookie(ctx.env);
  (await cookies()).set(name, await encodeSessionCookie(ctx, sessionId), options);
}

/** Ends this browser's session and takes its cookie back. Only inside an action. */
export async function endBrowserSession(ctx: Context): Promise<void> {
  await endRecord(ctx);
  const { name, options } = sessionCookie(ctx.env);
  // Removed with the flags it was set with: a `__Host-` cookie is otherwise left where it is.
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

async function endRecord(ctx: Context): Promise<void> {
  const known = await callerOf(ctx, await headers());
  if (known?.by === 'cookie') await signOut(ctx, known.caller);
}
