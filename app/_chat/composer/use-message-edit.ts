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
  /** Ends the edit: the draft is in the text box again. */
  leave(): void;
  /** Saves at once and leaves; an edit that cannot be saved comes back with the reason. */
  save(edit: StoredEdit, body: string): void;
}

/** Editing in the composer: a stored message, or the text of one that failed, which becomes the draft. */
export function useMessageEdit(input: MessageEditInput): MessageEdit {
  const { conversationId, field, draft, setText, setError } = input;
  const client = useLiveClient();
  const { editing, setEditing, reply } = useComposing();
  // Why an edit that comes back could not be saved.
  const failed = useRef<string | null>(null);

  const begin = useEffectEvent((now: Editing | null) => {
    if (!now || !field.ref.current) return;
    if (now.kind === 'stored') {
      draft.flushWaiting();
      setText(now.body);
      setError(failed.current);
      failed.current = null;
    } else {
      const written = field.read();
      setEditing(null);
      if (now.kind === 'undone') {
        const isEmpty =
          client.files.drafts(conversationId).length + client.contactDrafts.read(conversationId).length === 0;
        if (written !== '' || !isEmpty) return;
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

  const leave = () => {
    setEditing(null);
    setText(draft.read());
  };

  return {
    editing: editing?.kind === 'stored' ? editing : null,
    leave,
    save(edit, body) {
      leave();
      client.messageActions.edit(edit.messageId, body).catch((thrown: unknown) => {
        setEditing({ ...edit, body });
        failed.current = `Not saved — ${errorMessage(thrown)}`;
      });
    },
  };
}
