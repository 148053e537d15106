import type { KeyboardEvent, RefObject } from 'react';
import { useMe, useSettings } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { storedEdit, useComposing } from '../conversation/composing.ts';
import type { Completion } from './completion/use-completion.ts';
import { type ComposerAction, composerActionOf } from './composer-keys.ts';
import { lastOwnMessage, messageAbove } from './reply-targets.ts';
import type { ComposerField } from './text-box/use-composer-field.ts';
import type { MessageEdit } from './use-message-edit.ts';

interface ComposerKeysInput {
  readonly conversationId: string;
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly field: ComposerField;
  readonly edit: MessageEdit;
  readonly completion: Completion;
}

/** The keys of the text box: what completes what is typed first, then formatting, sending, replying, editing and leaving. */
export function useComposerKeys(
  input: ComposerKeysInput,
): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const { conversationId, formRef, field, edit, completion } = input;
  const client = useLiveClient();
  const me = useMe();
  const { enterSends } = useSettings();
  const { replyToId, reply, setEditing } = useComposing();
  const items = () => client.store.getState().threads.get(conversationId)?.thread.items ?? [];

  const editLast = () => {
    const last = lastOwnMessage(items(), me.id);
    if (last) setEditing(storedEdit(last));
    return last !== undefined;
  };

  const replyAbove = () => {
    const above = messageAbove(items(), replyToId);
    if (above) reply(above);
  };

  /** Answers whether there was something to do. */
  const run = (action: ComposerAction): boolean => {
    if (action.kind === 'editLast') return editLast();
    if (action.kind === 'format') field.format(action.sign);
    else if (action.kind === 'send') formRef.current?.requestSubmit();
    else if (action.kind === 'replyAbove') replyAbove();
    else if (action.kind === 'attach')
      formRef.current?.querySelector<HTMLElement>('[data-attach-button]')?.click();
    else if (edit.editing) edit.leave();
    else reply(null);
    return true;
  };

  return (event) => {
    // Enter that confirms Japanese, Chinese or Korean input never sends; Safari reports it only by the code 229.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (completion.handleKey(event)) return;
    const action = composerActionOf(event, {
      enterSends,
      isEditing: edit.editing !== null,
      isReplying: replyToId !== null,
      isEmpty: event.currentTarget.value === '',
    });
    if (action && run(action)) event.preventDefault();
  };
}
