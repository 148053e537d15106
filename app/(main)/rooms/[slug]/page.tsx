import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { isAppError } from '@/lib/app-error.ts';
import { newId } from '@/lib/contract/ids.ts';
import { getRoom } from '@/lib/conversations/get-room.ts';
import { requireCaller } from '@/lib/doors/page.ts';
import { previewRoom } from '@/lib/messages/preview-room.ts';
import { ChatPanes } from '../../chat/chat-panes.tsx';
import { ConversationScreen } from '../../chat/conversation-screen.tsx';
import { loadConversation } from '../../chat/load-conversation.ts';
import { RoomPreview } from '../room-preview.tsx';

async function load(slug: string) {
  const { ctx, caller } = await requireCaller();
  return await getRoom(ctx, caller, { slug: plain(slug) }).catch((thrown: unknown) => {
    if (isAppError(thrown) && thrown.code === 'not_found') return null;
    throw thrown;
  });
}

/** The address as it was typed; no room has one that cannot be read. */
function plain(slug: string): string {
  try {
    return decodeURIComponent(slug).toLowerCase();
  } catch {
    return '';
  }
}

export async function generateMetadata({ params }: PageProps<'/rooms/[slug]'>): Promise<Metadata> {
  const room = await load((await params).slug);
  return { title: room?.name ?? 'Not found' };
}

/** A room by its name: its members are in it, others asked to join. A private one is as one that is not there. */
export default async function RoomPage({ params }: PageProps<'/rooms/[slug]'>) {
  const room = await load((await params).slug);
  if (room === null) notFound();
  if (!room.isMember) {
    const { ctx, caller } = await requireCaller();
    return <RoomPreview room={room} newest={await previewRoom(ctx, caller, { slug: room.slug })} />;
  }
  const { conversation, seed } = await loadConversation(room.id);
  return (
    <ChatPanes openId={conversation.id}>
      <ConversationScreen
        key={conversation.id}
        conversation={conversation}
        seed={seed}
        formClientId={newId()}
      />
    </ChatPanes>
  );
}
