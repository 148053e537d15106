import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { newId } from '@/lib/contract/values/new-id.ts';
import { getRoom } from '@/lib/conversations/rooms/get-room.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { previewRoom } from '@/lib/messages/read/preview-room.ts';
import { isAppError } from '@/lib/use-case/app-error.ts';
import { ChatPanes } from '../../../_chat/screen/chat-panes.tsx';
import { ConversationScreen } from '../../../_chat/screen/conversation-screen.tsx';
import { RoomPreview } from '../../../_rooms/room-preview.tsx';
import { loadConversation } from '../../../_server/load-conversation.ts';

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
    return decodeURIComponent(slug).normalize('NFKC').toLowerCase();
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
