import type { Metadata } from 'next';
import { ChatPanes } from './chat/chat-panes.tsx';
import { NothingOpen } from './chat/nothing-open.tsx';
import { knownConversations } from './known-from-start.ts';
import { PeopleView } from './people/people-view.tsx';

export const metadata: Metadata = { title: { absolute: 'Parley' } };

/** The conversations, or the people while there are none yet. */
export default async function HomePage() {
  const { items } = await knownConversations();
  if (items.length === 0) return <PeopleView />;
  return (
    <ChatPanes>
      <NothingOpen />
    </ChatPanes>
  );
}
