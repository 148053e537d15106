import type { Metadata } from 'next';
import { newId } from '@/lib/contract/values/new-id.ts';
import { getConversation } from '@/lib/conversations/get-conversation.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { conversationName } from '../../../_chat/conversation/conversation-name.ts';
import { ConversationScreen } from '../../../_chat/screen/conversation-screen.tsx';
import { loadConversation } from '../../../_server/load-conversation.ts';

export async function generateMetadata({ params }: PageProps<'/chat/[conversationId]'>): Promise<Metadata> {
  const { ctx, caller } = await requireCaller();
  const { conversationId } = await params;
  const conversation = await getConversation(ctx, caller, { id: conversationId }).catch(() => null);
  return { title: conversation ? conversationName(conversation, caller.userId) : 'Not found' };
}

export default async function ConversationPage({ params }: PageProps<'/chat/[conversationId]'>) {
  const { conversationId } = await params;
  const { conversation, seed } = await loadConversation(conversationId);
  return (
    <ConversationScreen
      key={conversation.id}
      conversation={conversation}
      seed={seed}
      formClientId={newId()}
    />
  );
}
