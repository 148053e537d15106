import type { Metadata } from 'next';
import { Home } from '../_chat/screen/home.tsx';
import { knownConversations } from '../_server/initial-data.ts';
import { PeopleScreen } from '../_server/people-screen.tsx';

export const metadata: Metadata = { title: { absolute: 'Parley' } };

/** The conversations, or the people while there are none yet. */
export default async function HomePage() {
  const conversations = await knownConversations();
  return <Home people={conversations.length === 0 ? <PeopleScreen /> : null} />;
}
