import type { TimeChoice } from '../../../_ui/time/time-style.ts';

/** A message as the page without a network shows it: names and texts are worked out already. */
export interface KeptMessage {
  readonly id: string;
  readonly seq: number;
  readonly senderName: string;
  readonly isMine: boolean;
  /** A line about the room, which no member wrote. */
  readonly isEvent: boolean;
  readonly text: string;
  readonly createdAt: string;
}

export interface KeptConversation {
  readonly key: `conversation:${string}`;
  readonly userId: string;
  readonly id: string;
  readonly kind: 'direct' | 'room';
  readonly name: string;
  readonly isWritable: boolean;
  readonly unreadCount: number;
  readonly lastText: string;
  readonly activityAt: string;
  /** Absent in what an earlier release kept. */
  readonly pinnedAt?: string | null;
  /** Up to which change of the conversation `messages` are known; 0 while none were loaded. */
  readonly revision: number;
  readonly messages: readonly KeptMessage[];
}

export interface KeptContact {
  readonly id: string;
  readonly name: string;
  readonly organization: string;
  readonly phones: readonly { readonly label: string; readonly value: string }[];
  readonly emails: readonly { readonly label: string; readonly value: string }[];
}

export interface KeptContacts {
  readonly key: 'contacts';
  readonly userId: string;
  /** That of the address book. */
  readonly revision: number;
  readonly items: readonly KeptContact[];
}

/** Whose all of it is. */
export interface KeptMe {
  readonly key: 'me';
  readonly userId: string;
  readonly name: string;
  /** How they read times; absent in what an earlier release kept. */
  readonly clock?: TimeChoice['clock'];
  readonly dateOrder?: TimeChoice['dateOrder'];
  readonly savedAt: string;
}

/** What is kept on this device to be read without a network (public/offline/page.js). */
export type KeptRecord = KeptMe | KeptConversation | KeptContacts;
