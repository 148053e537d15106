import type { Message } from '../../../lib/contract/conversations/message.ts';
import { ApiError } from '../rest/api-error.ts';
import { call } from '../rest/call.ts';
import type { LiveStore } from '../state/live-store.ts';

/** What a person does to stored messages. Every one throws `ApiError`. */
export interface MessageActions {
  edit(id: string, body: string): Promise<void>;
  /** Deletes for everyone. */
  remove(id: string): Promise<void>;
  /** Takes a send back that no one has read. */
  undo(id: string): Promise<void>;
  react(id: string, emoji: string, isOn: boolean): Promise<void>;
  pin(id: string, isOn: boolean): Promise<void>;
  /** Removes the link preview. */
  removePreview(id: string): Promise<void>;
  /** Saves for oneself, or takes that back. */
  save(message: Pick<Message, 'id' | 'conversationId'>, isOn: boolean): Promise<void>;
  markUnread(conversationId: string, seq: number): Promise<void>;
}

export function createMessageActions(store: LiveStore): MessageActions {
  // The action succeeded. Should this read fail, the fact or the next sync check brings the message.
  const reread = async (id: string) => {
    const message = await call('GET /messages/{id}', { params: { id } }).catch(() => null);
    if (message) store.dispatch({ type: 'message', message });
    return message;
  };
  /** Says of a refusal that the message was deleted, when that is why. */
  const explained = async <T>(id: string, answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (thrown) {
      const isRefused =
        thrown instanceof ApiError && (thrown.code === 'forbidden' || thrown.code === 'not_found');
      if (!isRefused || !(await reread(id))?.deletedAt) throw thrown;
      throw new ApiError(thrown.code, 'This message was deleted meanwhile.');
    }
  };
  return {
    async edit(id, body) {
      const answer = call('PATCH /messages/{id}', { params: { id }, body: { body } });
      store.dispatch({ type: 'message', message: await explained(id, answer) });
    },
    async remove(id) {
      await call('DELETE /messages/{id}', { params: { id } });
      await reread(id);
    },
    async undo(id) {
      await explained(id, call('DELETE /messages/{id}', { params: { id }, query: { undo: true } }));
      await reread(id);
    },
    async react(id, emoji, isOn) {
      const change = isOn
        ? 'PUT /messages/{id}/reactions/{emoji}'
        : 'DELETE /messages/{id}/reactions/{emoji}';
      await explained(id, call(change, { params: { id, emoji } }));
      await reread(id);
    },
    async pin(id, isOn) {
      const change = isOn ? 'PUT /messages/{id}/pin' : 'DELETE /messages/{id}/pin';
      await explained(id, call(change, { params: { id } }));
      await reread(id);
    },
    async removePreview(id) {
      await explained(id, call('DELETE /messages/{id}/preview', { params: { id } }));
      await reread(id);
    },
    async save({ id, conversationId }, isOn) {
      const change = isOn ? 'PUT /messages/{id}/saved' : 'DELETE /messages/{id}/saved';
      await explained(id, call(change, { params: { id } }));
      const savedAt = isOn ? new Date().toISOString() : null;
      store.dispatch({ type: 'saved', change: { messageId: id, conversationId, savedAt } });
    },
    async markUnread(conversationId, seq) {
      await call('PUT /conversations/{id}/unread', { params: { id: conversationId }, body: { seq } });
      store.dispatch({ type: 'unread from', conversationId, seq });
    },
  };
}
