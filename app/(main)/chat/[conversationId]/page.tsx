import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getMe } from '@/lib/accounts/get-me.ts';
import { isAppError } from '@/lib/app-error.ts';
import { newId } from '@/lib/contract/ids.ts';
import { getConversation } from '@/lib/conversations/get-conversation.ts';
import { requireCaller } from '@/lib/doors/page.ts';
import { listMessages } from '@/lib/messages/list-messages.ts';
import { conversationName } from '../conversation-name.ts';
import { ConversationScreen } from '../conversation-screen.tsx';

async function load(conversationId: string) {
  const { ctx, caller } = await requireCaller();
  try {
    // The conversation first: what is said between the two reads is then caught up by its number, never left out.
    const conversation = await getConversation(ctx, caller, { id: conversationId });
    const { settings } = await getMe(ctx, caller);
    const limit = conversation.kind === 'direct' ? settings.directPage : settings.roomPage;
    const { items } = await listMessages(ctx, caller, { conversationId, limit });
    return { caller, conversation, seed: { items, revision: conversation.revision } };
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') notFound();
    throw error;
  }
}

export async function generateMetadata({ params }: PageProps<'/chat/[conversationId]'>): Promise<Metadata> {
  const { ctx, caller } = await requireCaller();
  const { conversationId } = await params;
  const conversation = await getConversation(ctx, caller, { id: conversationId }).catch(() => null);
  return { title: conversation ? conversationName(conversation, caller.userId) : 'Not found' };
}

export default async function ConversationPage({ params }: PageProps<'/chat/[conversationId]'>) {
  const { conversationId } = await params;
  const { conversation, seed } = await load(conversationId);
  return (
    <ConversationScreen
      key={conversation.id}
      conversation={conversation}
      seed={seed}
      formClientId={newId()}
    />
  );
}
