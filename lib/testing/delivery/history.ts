/** A message as a writer or reader saw it: in an answer, in an event, in a list. */
export interface Seen {
  readonly id: string;
  readonly seq: number;
  readonly revision: number;
  readonly senderId: string;
  readonly clientId: string;
  readonly body: string;
  readonly isDeleted: boolean;
}

/** A message as the store holds it. */
export interface Stored extends Seen {
  /** Every number that its changes ever took. */
  readonly revisions: readonly number[];
  readonly reactions: readonly { readonly emoji: string; readonly userIds: readonly string[] }[];
}

/** A message as a page draws it: without a number while it is on its way. */
export interface Row {
  readonly seq: number | null;
  readonly text: string;
}

/** What one writer, reader, page or fault did or saw, in the order of time. */
export type Entry = { readonly at: number } & (
  | {
      readonly kind: 'sent';
      readonly writer: string;
      readonly senderId: string;
      /** Null when a page made it. */
      readonly clientId: string | null;
      readonly body: string;
    }
  | {
      readonly kind: 'acknowledged';
      readonly writer: string;
      readonly clientId: string;
      /** Null when the transport answers without the message, as the form does. */
      readonly message: Seen | null;
      /** Whether the answer says that it was stored just now; null when it does not say. */
      readonly isNew: boolean | null;
    }
  | { readonly kind: 'changing'; readonly writer: string; readonly id: string; readonly body: string | null }
  | {
      readonly kind: 'changed';
      readonly writer: string;
      readonly id: string;
      /** The new text; null for a deletion. */
      readonly body: string | null;
      readonly revision: number | null;
    }
  /** An acknowledged reaction, which is never taken back. */
  | { readonly kind: 'reacted'; readonly id: string; readonly emoji: string; readonly userId: string }
  | { readonly kind: 'connected'; readonly reader: string; readonly connection: number }
  | { readonly kind: 'sync required'; readonly reader: string }
  | {
      readonly kind: 'received';
      readonly reader: string;
      readonly connection: number;
      readonly event: string;
      readonly message: Seen;
    }
  | { readonly kind: 'shown'; readonly page: string; readonly rows: readonly Row[] }
  | { readonly kind: 'fault'; readonly what: string }
  /** A transport answered what it never may. */
  | { readonly kind: 'answered wrongly'; readonly writer: string; readonly what: string }
);

/** What one reader or page shows at the very end. */
export interface EndState {
  readonly who: string;
  readonly rows: readonly Row[];
  /** Whether it shows the conversation from its first message on; else it shows its end. */
  readonly isWhole: boolean;
}

/** All that happened to one conversation. */
export interface History {
  readonly entries: readonly Entry[];
  readonly stored: readonly Stored[];
  readonly endStates: readonly EndState[];
}

/** How a page draws a message that was deleted. */
export const DELETED_TEXT = 'Message deleted';
