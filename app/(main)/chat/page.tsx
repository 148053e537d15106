import type { Metadata } from 'next';
import { NothingOpen } from '../../_chat/screen/nothing-open.tsx';

export const metadata: Metadata = { title: 'Chats' };

export default function ChatPage() {
  return <NothingOpen />;
}
