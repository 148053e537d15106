import type { Metadata } from 'next';
import { listConversations } from '@/lib/conversations/list-conversations.ts';
import { requireCaller } from '@/lib/doors/page.ts';
import { ChatPanes } from './chat/chat-panes.tsx';
import { NothingOpen } from './chat/nothing-open.tsx';
import { PeopleView } from './people/people-view.tsx';

export const metadata: Metadata = { title: { absolute: 'Parley' } };

/** The conversations, or the people while there are none yet. */
export default async function HomePage() {
  const { ctx, caller } = await requireCaller();
  const { items } = await listConversations(ctx, caller, { limit: 1 });
  if (items.length === 0) return <PeopleView />;
  return (
    <ChatPanes>
      <NothingOpen />
    </ChatPanes>
  );
}
