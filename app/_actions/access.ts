'use server';

import type { Route } from 'next';
import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { encode } from 'uqr';
import { z } from 'zod';
import { closeAccount } from '@/lib/accounts/closing/close-account.ts';
import { changePassword } from '@/lib/accounts/password-change/change-password.ts';
import { resetPassword } from '@/lib/accounts/password-change/reset-password.ts';
import { closeAccountSchema } from '@/lib/contract/accounts/closing.ts';
import { type CreatedInvitation, createInvitationSchema } from '@/lib/contract/accounts/invitation.ts';
import { changePasswordSchema, resetPasswordSchema } from '@/lib/contract/accounts/password.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { byIdSchema } from '@/lib/contract/values/ids.ts';
import { runAction, runPublicAction } from '@/lib/http/action.ts';
import { endBrowserSession } from '@/lib/http/browser-session.ts';
import { siteOrigin } from '@/lib/http/origin.ts';
import { createInvitation } from '@/lib/invitations/create-invitation.ts';
import { endInvitation } from '@/lib/invitations/end-invitation.ts';
import { type FormState, shown, textOf } from './form-state.ts';

/** Fields `currentPassword`, `newPassword`, `endOtherSessions` (a box). */
export async function changePasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(
    { as: endpoints.changePassword, schema: changePasswordSchema },
    {
      currentPassword: textOf(form, 'currentPassword'),
      newPassword: textOf(form, 'newPassword'),
      endOtherSessions: form.has('endOtherSessions'),
    },
    async (ctx, caller, input) => {
      await changePassword(ctx, caller, input);
      return undefined;
    },
  );
  if (result.ok) revalidatePath('/settings');
  return shown(result, form);
}

/** Fields `token`, `newPassword`: a new password by a link. */
export async function resetPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = { token: textOf(form, 'token'), newPassword: textOf(form, 'newPassword') };
  const schema = resetPasswordSchema.extend({ token: z.string() });
  const result = await runPublicAction(schema, input, async (ctx, client, valid) => {
    await resetPassword(ctx, client, valid);
    return undefined;
  });
  if (result.ok) redirect('/login?reset=done' as Route);
  return shown(result, form);
}

/** Fields `password`, `messages`: closes the account of the person, and leads to the log-in page. */
export async function closeAccountAction(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(
    { as: endpoints.closeAccount, schema: closeAccountSchema },
    { password: textOf(form, 'password'), messages: textOf(form, 'messages') },
    async (ctx, caller, input) => {
      await closeAccount(ctx, caller, input);
      await endBrowserSession(ctx);
      return undefined;
    },
  );
  if (result.ok) redirect('/signed-out' as Route);
  return shown(result, form);
}

/** An invitation as the page shows it once: with its link as a QR code, as the path of an SVG of `size` × `size`. */
export interface ShownInvitation extends CreatedInvitation {
  readonly qr: { readonly path: string; readonly size: number };
}

/** Fields `label`, `role`, `maxUses`, `expiresInDays`, and `roomIds` as often as there are rooms. */
export async function createInvitationAction(
  _previous: FormState<ShownInvitation>,
  form: FormData,
): Promise<FormState<ShownInvitation>> {
  const label = textOf(form, 'label').trim();
  const result = await runAction(
    { as: endpoints.createInvitation, schema: createInvitationSchema },
    {
      ...(label === '' ? {} : { label }),
      ...(form.has('role') ? { role: textOf(form, 'role') } : {}),
      roomIds: form.getAll('roomIds'),
      maxUses: Number(textOf(form, 'maxUses') || 1),
      expiresInDays: Number(textOf(form, 'expiresInDays') || 7),
    },
    async (ctx, caller, input) => {
      const origin = siteOrigin(ctx.env, await headers());
      const made = await createInvitation(ctx, caller, { ...input, origin });
      return { ...made, qr: qrOf(made.url) };
    },
  );
  if (result.ok) revalidatePath('/people/invite');
  return shown(result, form, ['label', 'maxUses', 'expiresInDays']);
}

/** Field `id`. */
export async function endInvitationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(
    { as: endpoints.endInvitation, schema: byIdSchema },
    { id: textOf(form, 'id') },
    async (ctx, caller, input) => {
      await endInvitation(ctx, caller, input);
      return undefined;
    },
  );
  if (result.ok) revalidatePath('/people/invite');
  return shown(result, form);
}

/** The dark squares as one path, with the quiet border that readers need. */
function qrOf(text: string): ShownInvitation['qr'] {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { path, size };
}
