import type { ReactNode } from 'react';
import { ChatPanes } from '../../_chat/screen/chat-panes.tsx';

export default function ChatLayout({ children }: { readonly children: ReactNode }) {
  return <ChatPanes>{children}</ChatPanes>;
}
