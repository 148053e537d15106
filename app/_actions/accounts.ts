'use server';

import type { Route } from 'next';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { updateMe } from '@/lib/accounts/profile/update-me.ts';
import { endSession } from '@/lib/accounts/sessions/end-session.ts';
import { signIn } from '@/lib/accounts/sessions/sign-in.ts';
import { createOwnToken } from '@/lib/accounts/tokens/create-own-token.ts';
import { deleteToken } from '@/lib/accounts/tokens/delete-token.ts';
import {
  type CreatedToken,
  createOwnTokenSchema,
  type Me,
  signInSchema,
  signUpSchema,
  updateMeSchema,
} from '@/lib/contract/accounts/account.ts';
import { setUpWorkspaceSchema } from '@/lib/contract/admin/workspace.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { byIdSchema } from '@/lib/contract/values/ids.ts';
import { safePath } from '@/lib/contract/values/safe-path.ts';
import { runAction, runPublicAction } from '@/lib/http/action.ts';
import { endBrowserSession, startBrowserSession } from '@/lib/http/browser-session.ts';
import { signUp } from '@/lib/invitations/join-workspace.ts';
import { setUpWorkspace } from '@/lib/invitations/set-up-workspace.ts';
import { type FormState, shown, textOf } from './form-state.ts';

/** Fields `username`, `displayName`, `password`, `email` and `invitation` (may be empty), `next`. Leads to `next` or home. */
export async function signUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = {
    username: textOf(form, 'username'),
    displayName: textOf(form, 'displayName'),
    password: textOf(form, 'password'),
    ...(textOf(form, 'email').trim() === '' ? {} : { email: textOf(form, 'email') }),
    ...(form.has('invitation') ? { invitation: textOf(form, 'invitation') } : {}),
  };
  const result = await runPublicAction(signUpSchema, input, async (ctx, from, valid) => {
    await startBrowserSession(ctx, (await signUp(ctx, from, valid)).sessionId);
    return undefined;
  });
  return result.ok ? goOn(form) : shown(result, form, ['username', 'displayName', 'email']);
}

/** The first run. Fields `workspace` (its name), `signUp` (who may join; may be missing), `username`, `displayName`, `password`. */
export async function setUpWorkspaceAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = {
    username: textOf(form, 'username'),
    displayName: textOf(form, 'displayName'),
    password: textOf(form, 'password'),
    workspace: {
      name: textOf(form, 'workspace'),
      ...(form.has('signUp') ? { signUp: textOf(form, 'signUp') } : {}),
    },
  };
  const result = await runPublicAction(setUpWorkspaceSchema, input, async (ctx, from, valid) => {
    await startBrowserSession(ctx, (await setUpWorkspace(ctx, from, valid)).sessionId);
    return undefined;
  });
  if (result.ok) redirect('/people/invite?first=1' as Route);
  return shown(result, form, ['workspace', 'username', 'displayName']);
}

/** Fields `username`, `password`, `next`. Leads to `next` or home. */
export async function signInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = { username: textOf(form, 'username'), password: textOf(form, 'password') };
  const result = await runPublicAction(signInSchema, input, async (ctx, from, valid) => {
    await startBrowserSession(ctx, (await signIn(ctx, from, valid)).sessionId);
    return undefined;
  });
  return result.ok ? goOn(form) : shown(result, form, ['username']);
}

/** Signing out without a script: ends this browser's session, removes what it keeps, and leads to the log-in page. */
export async function signOutAction(): Promise<void> {
  redirect((await endThisSessionAction()) ? '/signed-out' : '/');
}

/** Ends this browser's session; whether that was done. The page removes what it keeps of the person. */
export async function endThisSessionAction(): Promise<boolean> {
  return (await runPublicAction(z.undefined(), undefined, endBrowserSession)).ok;
}

/**
 * Fields `displayName`, `email` with `currentPassword`, `status`, `timeZone`; only those that the form has change. An
 * empty email is none, and an empty time zone that of the browser.
 */
export async function updateMeAction(_previous: FormState<Me>, form: FormData): Promise<FormState<Me>> {
  const names = ['displayName', 'email', 'status', 'timeZone'].filter((name) => form.has(name));
  const changes = names.map((name) => {
    const text = textOf(form, name);
    const canBeNone = name === 'email' || name === 'timeZone';
    return [name, canBeNone && text.trim() === '' ? null : text];
  });
  const secret = form.has('currentPassword') ? { currentPassword: textOf(form, 'currentPassword') } : {};
  const input = { ...Object.fromEntries(changes), ...secret };
  const result = await runAction({ as: endpoints.updateMe, schema: updateMeSchema }, input, updateMe);
  if (result.ok) revalidatePath('/', 'layout');
  return shown(result, form, names);
}

/** Field `id`: signs one of the caller's browsers out. */
export async function endSessionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(
    { as: endpoints.endSession, schema: byIdSchema },
    { id: textOf(form, 'id') },
    async (ctx, caller, { id }) => {
      await endSession(ctx, caller, { id });
      return { isOwn: id === caller.sessionId };
    },
  );
  if (!result.ok) return shown(result, form);
  if (result.value.isOwn) await signOutAction();
  revalidatePath('/settings');
  return { ok: true, value: undefined };
}

/** Fields `label`, `expiresInDays`, `scope`: makes an API token. Only the returned state contains its text. */
export async function createTokenAction(
  _previous: FormState<CreatedToken>,
  form: FormData,
): Promise<FormState<CreatedToken>> {
  const result = await runAction(
    { as: endpoints.createToken, schema: createOwnTokenSchema },
    {
      label: textOf(form, 'label'),
      expiresInDays: Number(textOf(form, 'expiresInDays')),
      scope: textOf(form, 'scope'),
    },
    createOwnToken,
  );
  if (result.ok) revalidatePath('/settings');
  return shown(result, form, ['label']);
}

/** Field `id`: revokes one of the caller's API tokens. */
export async function deleteTokenAction(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(
    { as: endpoints.deleteToken, schema: byIdSchema },
    { id: textOf(form, 'id') },
    async (ctx, caller, input) => {
      await deleteToken(ctx, caller, input);
      return undefined;
    },
  );
  if (result.ok) revalidatePath('/settings');
  return shown(result, form);
}

function goOn(form: FormData): never {
  // `safePath` proves that it is a path of this site; that there is a page is for the router to say.
  redirect(safePath(form.get('next')) as Route);
}
