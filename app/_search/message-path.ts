import type { Route } from 'next';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { readTyped } from './search-text.ts';

/** Where a message is shown among the others; of one that was found by `q` with its words marked. */
export function messagePath({ conversationId, seq }: Message, q: string): Route {
  const words = readTyped(q)?.words ?? '';
  const find = words === '' ? {} : { find: words };
  return `/chat/${conversationId}?${new URLSearchParams({ message: String(seq), ...find })}` as Route;
}
