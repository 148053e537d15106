import type { NextAuthOptions, User } from 'next-auth';
import type { Context } from '../../context/context.ts';
import { signInSchema } from '../../contract/accounts/account.ts';
import { isAppError } from '../../use-case/app-error.ts';
import { getMe } from '../profile/get-me.ts';
import type { ClientInfo } from './client-info.ts';
import { findCallerBySession } from './find-caller-by-session.ts';
import { COOKIE_MAX_AGE, decodeSessionCookie, secretOf, sessionCookie } from './session-cookie.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** Where a sign-in comes from, and the session that its browser has so far, which the new one replaces. */
export interface SignInClient extends ClientInfo {
  readonly sessionId: string | null;
}

/**
 * How next-auth signs people in here: by username and password, with a JWT that only names a session record. The
 * record is read on every use, so that an ended session is worth nothing. A function, because the secret is known at
 * run time only, and because limits need to know where a request comes from.
 */
export function authOptions(ctx: Context, client: SignInClient): NextAuthOptions {
  const { name, options } = sessionCookie(ctx.env);
  return {
    secret: secretOf(ctx),
    useSecureCookies: options.secure,
    cookies: { sessionToken: { name, options } },
    session: { strategy: 'jwt', maxAge: COOKIE_MAX_AGE },
    jwt: { decode: decodeSessionCookie },
    pages: { signIn: '/login', signOut: '/login', error: '/login' },
    providers: [
      {
        id: 'credentials',
        name: 'Parley',
        type: 'credentials',
        credentials: { username: { label: 'Username' }, password: { label: 'Password', type: 'password' } },
        authorize: (given) => authorize(ctx, client, given),
      },
    ],
    callbacks: {
      async jwt({ token, user }) {
        const sid = user && 'sessionId' in user ? user.sessionId : token.sid;
        if (typeof sid !== 'string' || !(await findCallerBySession(ctx, sid)))
          throw new Error('The session has ended.');
        return { sid };
      },
      async session({ session, token }) {
        const caller = await findCallerBySession(ctx, String(token.sid));
        const { displayName } = caller ? await getMe(ctx, caller) : { displayName: null };
        return { ...session, user: { name: displayName } };
      },
    },
    events: {
      async signOut({ token }) {
        const caller = typeof token?.sid === 'string' ? await findCallerBySession(ctx, token.sid) : null;
        if (caller) await signOut(ctx, { ...caller, address: client.address });
      },
    },
    // Only the code: what comes with it may hold what a person typed.
    logger: {
      error: (code) => ctx.log.info({ code }, 'next-auth refused'),
      warn: (code) => ctx.log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}

/** Null for a wrong pair, as next-auth wants it; any other refusal travels as its code. */
async function authorize(
  ctx: Context,
  client: SignInClient,
  given: Partial<Record<'username' | 'password', unknown>> | undefined,
): Promise<(User & { sessionId: string }) | null> {
  const input = signInSchema.safeParse({ username: given?.username, password: given?.password });
  if (!input.success) return null;
  try {
    const { user, sessionId } = await signIn(ctx, client, input.data);
    const before = client.sessionId === null ? null : await findCallerBySession(ctx, client.sessionId);
    if (before) await signOut(ctx, { ...before, address: client.address });
    return { id: user.id, sessionId };
  } catch (error) {
    if (isAppError(error) && error.code === 'wrong_credentials') return null;
    throw new Error(isAppError(error) ? error.code : 'internal', { cause: error });
  }
}
