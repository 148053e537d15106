import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { bodySchema } from '@/lib/contract/conversations/message.ts';
import { useMe, useSend, useSettings, useTypingSignal } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { useComposing } from '../conversation/composing.ts';
import { type ComposerAction, composerActionOf } from './composer-keys.ts';
import { lastOwnMessage, messageAbove } from './reply-targets.ts';
import { useComposerField } from './use-composer-field.ts';
import { useDraftKeeper } from './use-draft-keeper.ts';
import { type MentionCompletion, useMentionCompletion } from './use-mention-completion.ts';
import { useMessageEdit } from './use-message-edit.ts';

interface ComposerState {
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  readonly hasText: boolean;
  readonly error: string | null;
  readonly isEditing: boolean;
  readonly mentions: MentionCompletion;
  /** Whether Enter sends or begins a new line. */
  readonly enterSends: boolean;
  handleInput(): void;
  handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
  handleSubmit(event: FormEvent): void;
  cancelEdit(): void;
  /** Replaces what is written, and the draft with it. */
  replace(text: string): void;
}

/** What the composer does: sends, replies, edits, keeps the draft, signals typing. */
export function useComposer(conversation: Conversation): ComposerState {
  const { enterSends } = useSettings();
  const send = useSend(conversation.id);
  const signalTyping = useTypingSignal(conversation.id);
  const { replyToId, reply } = useComposing();
  const formRef = useRef<HTMLFormElement>(null);
  const field = useComposerField();
  const [error, setError] = useState<string | null>(null);
  const draft = useDraftKeeper(conversation.id);
  const mentions = useMentionCompletion(field.ref, conversation);
  const choices = useReplyTargets(conversation.id);

  const setText = (text: string) => {
    field.write(text);
    setError(null);
  };
  const edit = useMessageEdit({ field, draft, setText, setError });

  const startUp = useEffectEvent(() => {
    // What was typed before the scripts came stays, before any draft.
    if (field.read() === '') setText(draft.read());
    else field.update();
    // On a touch screen the focus would raise the keyboard over the messages.
    if (matchMedia('(pointer: fine)').matches && !document.activeElement?.closest('dialog')) field.focus();
  });
  useEffect(() => startUp(), []);
  const focusForReply = useEffectEvent(field.focus);
  useEffect(() => {
    if (replyToId !== null) focusForReply();
  }, [replyToId]);

  const submit = () => {
    const parsed = bodySchema.safeParse(field.read());
    if (!parsed.success) {
      if (field.read().trim() !== '') setError(parsed.error.issues[0]?.message ?? null);
      return;
    }
    if (edit.editing) return edit.save(edit.editing, parsed.data);
    setText('');
    mentions.close();
    draft.cancel();
    // The draft goes only when the message is safely on the device.
    void send(parsed.data, replyToId ?? undefined).then(() => draft.saveNow(field.read()));
    reply(null);
    field.focus();
  };

  /** Answers whether there was something to do. */
  const run = (action: ComposerAction): boolean => {
    switch (action.kind) {
      case 'format':
        field.format(action.sign);
        return true;
      case 'send':
        formRef.current?.requestSubmit();
        return true;
      case 'leave':
        if (edit.editing) edit.leave();
        else reply(null);
        return true;
      case 'replyAbove':
        choices.replyAbove();
        return true;
      case 'editLast':
        return choices.editLast();
    }
  };

  return {
    formRef,
    textRef: field.ref,
    hasText: field.hasText,
    error,
    isEditing: edit.editing !== null,
    mentions,
    enterSends,
    handleInput() {
      field.update();
      setError(null);
      mentions.update();
      if (edit.editing) return;
      draft.saveSoon(field.read());
      if (field.read().trim() !== '') signalTyping();
    },
    handleKeyDown(event) {
      // Enter that confirms Japanese, Chinese or Korean input never sends; Safari reports it only by the code 229.
      if (event.nativeEvent.isComposing || event.keyCode === 229) return;
      if (mentions.handleKey(event)) return;
      const action = composerActionOf(event, {
        enterSends,
        isEditing: edit.editing !== null,
        isReplying: replyToId !== null,
        isEmpty: event.currentTarget.value === '',
      });
      if (action && run(action)) event.preventDefault();
    },
    handleSubmit(event) {
      event.preventDefault();
      submit();
    },
    cancelEdit() {
      edit.leave();
      field.focus();
    },
    replace(text) {
      setText(text);
      draft.saveNow(text);
      field.focus();
    },
  };
}

/** Which messages the keys of the composer reach: one's own last to edit, those above to reply to. */
function useReplyTargets(conversationId: string): { editLast(): boolean; replyAbove(): void } {
  const client = useLiveClient();
  const me = useMe();
  const { replyToId, reply, setEditing } = useComposing();
  const items = () => client.store.getState().threads.get(conversationId)?.thread.items ?? [];
  return {
    /** Answers whether there is one. */
    editLast() {
      const last = lastOwnMessage(items(), me.id);
      if (last) setEditing({ kind: 'stored', messageId: last.id, body: last.body });
      return last !== undefined;
    },
    /** Replies to the newest message, or to the one above that of the reply. */
    replyAbove() {
      const above = messageAbove(items(), replyToId);
      if (above) reply(above);
    },
  };
}
