import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { LiveStore } from '../state/live-store.ts';

/**
 * Removes what this person is no longer in: the conversations that the page held before it asked (`before`) and that the
 * answer, which names all of theirs, does not name. One that came while the answer was under way may not be in it, and is
 * not gone.
 */
export function removeLost(
  store: LiveStore,
  before: ReadonlyMap<string, Conversation>,
  theirIds: Iterable<string>,
): void {
  const isTheirs = new Set(theirIds);
  for (const { id, version } of before.values()) {
    // Another version: removed by its fact, or left and joined again meanwhile.
    if (isTheirs.has(id) || store.getState().conversations.byId.get(id)?.version !== version) continue;
    store.dispatch({ type: 'conversation removed', id, removal: { version, byUserId: null } });
  }
}
