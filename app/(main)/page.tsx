import type { Metadata } from 'next';
import { ChatPanes } from '../_chat/screen/chat-panes.tsx';
import { NothingOpen } from '../_chat/screen/nothing-open.tsx';
import { knownConversations } from '../_server/initial-data.ts';
import { PeopleScreen } from '../_server/people-screen.tsx';

export const metadata: Metadata = { title: { absolute: 'Parley' } };

/** The conversations, or the people while there are none yet. */
export default async function HomePage() {
  const { items } = await knownConversations();
  if (items.length === 0) return <PeopleScreen />;
  return (
    <ChatPanes>
      <NothingOpen />
    </ChatPanes>
  );
}
