'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { clientEvents } from '@/lib/contract/events.ts';
import { runAction } from '@/lib/doors/action.ts';
import { sendMessage } from '@/lib/messages/send-message.ts';
import { type FormState, shown, textOf } from './form-state.ts';

/** Fields `conversationId`, `clientId`, `body`: sends a message without JavaScript, and shows the conversation again. */
export async function sendMessageAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = {
    conversationId: textOf(form, 'conversationId'),
    clientId: textOf(form, 'clientId'),
    body: textOf(form, 'body'),
  };
  const result = await runAction(clientEvents['message:send'].input, input, async (ctx, caller, valid) => {
    await sendMessage(ctx, caller, valid);
    return undefined;
  });
  if (!result.ok) return shown(result, form, ['body']);
  redirect(`/chat/${encodeURIComponent(input.conversationId)}` as Route);
}
