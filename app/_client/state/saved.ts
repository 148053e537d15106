import type { ServerEventPayload } from '../../../lib/contract/events.ts';

/** What this person saved, as far as the page has asked. */
export interface Saved {
  /** Grows with whatever may make a list of them look different. */
  readonly version: number;
  /** The ids of the saved messages of each conversation that was asked about. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
}

export const noneSaved: Saved = { version: 0, ids: new Map() };

export type SavedAction =
  | { readonly type: 'saved'; readonly change: ServerEventPayload<'message:saved'> }
  /** What was saved may have changed without being heard of. */
  | { readonly type: 'saved unsure' }
  | {
      readonly type: 'saved loaded';
      readonly conversationId: string;
      readonly messageIds: readonly string[];
    };

export function reduceSaved(saved: Saved, action: SavedAction): Saved {
  const { version, ids } = saved;
  switch (action.type) {
    case 'saved': {
      const { conversationId, messageId, savedAt } = action.change;
      const those = new Set(ids.get(conversationId));
      if (savedAt === null) those.delete(messageId);
      else those.add(messageId);
      return { version: version + 1, ids: new Map(ids).set(conversationId, those) };
    }
    case 'saved unsure':
      return { version: version + 1, ids };
    case 'saved loaded':
      return { version, ids: new Map(ids).set(action.conversationId, new Set(action.messageIds)) };
  }
}
