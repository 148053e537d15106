import type { Route } from 'next';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { readTyped } from './search-text.ts';

/** Where a message that was found by `q` is shown among the others, with its words marked. */
export function messagePath({ conversationId, seq }: Message, q: string): Route {
  const words = readTyped(q)?.words ?? '';
  return `/chat/${conversationId}?${new URLSearchParams({ message: String(seq), find: words })}` as Route;
}
