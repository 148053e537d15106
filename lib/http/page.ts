import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { hasAnyUser } from '../accounts/sign-up/has-any-user.ts';
import type { Context } from '../context/context.ts';
import { getRuntime } from '../context/runtime.ts';
import type { Caller } from '../use-case/caller.ts';
import { callerOf } from './caller.ts';

/** For pages: the context and the caller, null when no one is signed in. A layout and its page share one look-up. */
export const optionalCaller = cache(async (): Promise<{ ctx: Context; caller: Caller | null }> => {
  const { ctx } = getRuntime();
  const known = await callerOf(ctx, await headers());
  return { ctx, caller: known?.caller ?? null };
});

/**
 * For pages behind the log-in: sends everybody else there, and back here afterwards. The first page of a workspace
 * without accounts is its welcome.
 */
export async function requireCaller(): Promise<{ ctx: Context; caller: Caller }> {
  const { ctx, caller } = await optionalCaller();
  if (caller) return { ctx, caller };
  const here = (await headers()).get('x-parley-path') ?? '/';
  if (here === '/' && !(await hasAnyUser(ctx))) redirect('/welcome');
  redirect(`/login?next=${encodeURIComponent(here)}`);
}
