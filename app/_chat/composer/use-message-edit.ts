import { useEffect, useEffectEvent, useRef } from 'react';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { type Editing, useComposing } from '../conversation/composing.ts';
import type { ComposerField } from './text-box/use-composer-field.ts';
import type { DraftKeeper } from './use-draft-keeper.ts';

type StoredEdit = Extract<Editing, { kind: 'stored' }>;

interface MessageEditInput {
  readonly conversationId: string;
  readonly field: ComposerField;
  readonly draft: DraftKeeper;
  /** Replaces what is written; whatever was wrong with it is gone. */
  setText(text: string): void;
  setError(error: string | null): void;
}

export interface MessageEdit {
  /** The stored message that is being edited. */
  readonly editing: StoredEdit | null;
  /** After a change of its text: keeps it on the device. */
  keep(): void;
  /** Ends the edit, which is forgotten: one begun before it is in the text box again, or else the draft. */
  leave(): void;
  /** Saves at once and leaves; an edit that cannot be saved comes back with the reason. */
  save(edit: StoredEdit, body: string): void;
}

/**
 * Editing in the composer: a stored message, or the text of one that failed, which becomes the draft. A half-done edit stays
 * until it is saved or cancelled, over reloads and over edits of other messages.
 */
export function useMessageEdit(input: MessageEditInput): MessageEdit {
  const { conversationId, field, draft, setText, setError } = input;
  const client = useLiveClient();
  const { edits } = client;
  const { editing, setEditing, reply } = useComposing();
  // Why an edit that comes back could not be saved.
  const failed = useRef<string | null>(null);
  /** What the text box shows: a stored message that is being edited, or the draft. */
  const shown = useRef<StoredEdit | null>(null);

  const goOnWith = (edit: ReturnType<typeof edits.latest>) => {
    shown.current = null;
    setText(draft.take());
    setEditing(edit ? { kind: 'stored', ...edit } : null);
  };

  const begin = useEffectEvent((now: Editing | null) => {
    if (!now || !field.ref.current) return;
    if (now.kind === 'stored') {
      draft.flushWaiting();
      setText(edits.read(conversationId, now.messageId) ?? now.body);
      shown.current = now;
      setError(failed.current);
      failed.current = null;
    } else {
      const written = shown.current ? draft.take() : field.read();
      shown.current = null;
      setEditing(null);
      if (now.kind === 'undone') {
        const isEmpty =
          client.files.drafts(conversationId).length + client.contactDrafts.read(conversationId).length === 0;
        if (written !== '' || !isEmpty) return setText(written);
        void client.files.opened()?.sent.takeBack(now.clientId);
      }
      client.contactDrafts.add(conversationId, now.contacts);
      setText(written === '' ? now.body : `${now.body}\n${written}`);
      draft.saveNow(field.read());
      if (now.replyToId !== null) reply({ id: now.replyToId });
    }
    field.focusEnd();
  });
  useEffect(() => begin(editing), [editing]);

  const comeBack = useEffectEvent(() => {
    const edit = edits.latest(conversationId);
    if (edit) setEditing({ kind: 'stored', ...edit });
  });
  useEffect(() => comeBack(), []);

  const stored = editing?.kind === 'stored' ? editing : null;
  return {
    editing: stored,
    keep() {
      if (stored) edits.keep(conversationId, { ...stored, body: field.read() });
    },
    leave() {
      if (stored) edits.forget(conversationId, stored.messageId);
      goOnWith(edits.latest(conversationId));
    },
    save(edit, body) {
      const { messageId } = edit;
      edits.keep(conversationId, { ...edit, body });
      edits.setAside(conversationId, messageId);
      goOnWith(edits.latest(conversationId));
      client.messageActions.edit(messageId, body).then(
        () => edits.forget(conversationId, messageId),
        (thrown: unknown) => {
          edits.keep(conversationId, { ...edit, body });
          failed.current = `Not saved — ${errorMessage(thrown)}`;
          setEditing({ ...edit, body });
        },
      );
    },
  };
}
