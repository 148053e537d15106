import { notFound } from 'next/navigation';
import { getMe } from '@/lib/accounts/profile/get-me.ts';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { getConversation } from '@/lib/conversations/get-conversation.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { listPinned } from '@/lib/messages/pins/list-pinned.ts';
import { listMessages } from '@/lib/messages/read/list-messages.ts';
import { isAppError } from '@/lib/use-case/app-error.ts';
import type { ThreadSeed } from '../_client/state/thread.ts';

/** A conversation of the caller with its newest messages, as many as their settings say; else "not found". */
export async function loadConversation(
  conversationId: string,
): Promise<{ readonly conversation: Conversation; readonly seed: ThreadSeed }> {
  const { ctx, caller } = await requireCaller();
  try {
    // The conversation first: what is said between the two reads is then caught up by its number, never left out.
    const conversation = await getConversation(ctx, caller, { id: conversationId });
    const { settings } = await getMe(ctx, caller);
    const limit = conversation.kind === 'direct' ? settings.directPage : settings.roomPage;
    const [{ items }, { items: pinned }] = await Promise.all([
      listMessages(ctx, caller, { conversationId, limit }),
      listPinned(ctx, caller, { conversationId }),
    ]);
    return { conversation, seed: { items, pinned, revision: conversation.revision } };
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') notFound();
    throw error;
  }
}
