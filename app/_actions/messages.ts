'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { openDirectSchema } from '@/lib/contract/conversations/conversation.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { clientEvents } from '@/lib/contract/events.ts';
import { openDirect } from '@/lib/conversations/direct/open-direct.ts';
import { runAction } from '@/lib/http/action.ts';
import { sendMessage } from '@/lib/messages/send/send-message.ts';
import { type FormState, shown, textOf } from './form-state.ts';

/** Fields `conversationId`, `clientId`, `body`: sends a message without JavaScript, and shows the conversation again. */
export async function sendMessageAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = {
    conversationId: textOf(form, 'conversationId'),
    clientId: textOf(form, 'clientId'),
    body: textOf(form, 'body'),
  };
  const result = await runAction(
    { as: endpoints.sendMessage, schema: clientEvents['message:send'].input },
    input,
    async (ctx, caller, valid) => {
      await sendMessage(ctx, caller, valid);
      return undefined;
    },
  );
  if (!result.ok) return shown(result, form, ['body']);
  redirect(`/chat/${encodeURIComponent(input.conversationId)}` as Route);
}

/** Leads to the conversation with a person, made now if there is none. Where that is refused, the page says why. */
export async function openDirectAction(userId: string): Promise<void> {
  const result = await runAction(
    { as: endpoints.openConversation, schema: openDirectSchema },
    { kind: 'direct', userId },
    async (ctx, caller, input) => (await openDirect(ctx, caller, input)).conversation.id,
  );
  if (result.ok) redirect(`/chat/${result.value}`);
  redirect((typeof userId === 'string' ? `/chat/with/${encodeURIComponent(userId)}` : '/people') as Route);
}
