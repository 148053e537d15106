import type { Member } from '@/lib/contract/conversations/conversation.ts';

/** What Enter or Tab puts in for what is being typed. */
export type CompletionOption = {
  readonly key: string;
  /** What is put in, without the blank after it. */
  readonly text: string;
  /** Written out it is the same: then Enter is for the message. */
  readonly written: string;
} & (
  | { readonly kind: 'member'; readonly member: Member }
  /** Everyone in the room, or everyone who is there. */
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'emoji'; readonly emoji: string; readonly name: string }
);

/** So many are offered. */
export const OPTIONS_MAX = 8;
