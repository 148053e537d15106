'use client';

import { usePathname } from 'next/navigation';
import { KeptText } from './kept-text.tsx';

/** What one was writing in the conversation of this address. */
export function KeptTextHere() {
  const conversationId = /^\/chat\/([^/]+)/.exec(usePathname())?.[1] ?? '';
  return <KeptText conversationId={conversationId} />;
}
