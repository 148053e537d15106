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
import { errorMessage } from '../../_client/rest/api-request.ts';
import { isKey } from '../../_shell/shortcuts/match-key.ts';
import { type Editing, useComposing } from '../conversation/composing.ts';
import { fitHeight } from './fit-height.ts';
import { signOf, toggleSign } from './format-keys.ts';
import { putText } from './insert-text.ts';
import { useDraftKeeper } from './use-draft-keeper.ts';
import { type MentionCompletion, useMentionCompletion } from './use-mention-completion.ts';

interface ComposerState {
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  readonly hasText: boolean;
  readonly error: string | null;
  /** The stored message that is being edited. */
  readonly editing: Extract<Editing, { kind: 'stored' }> | null;
  readonly mentions: MentionCompletion;
  /** Whether Enter sends or begins a new line. */
  readonly enterSends: boolean;
  handleInput(): void;
  handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
  handleSubmit(event: FormEvent): void;
  cancelEdit(): void;
  /** Replaces what is written. */
  replace(text: string): void;
}

/** What the composer does: sends, replies, edits, keeps the draft, signals typing. */
export function useComposer(conversation: Conversation): ComposerState {
  const conversationId = conversation.id;
  const client = useLiveClient();
  const me = useMe();
  const { enterSends } = useSettings();
  const send = useSend(conversationId);
  const signalTyping = useTypingSignal(conversationId);
  const { editing, setEditing, replyToId, reply } = useComposing();
  const formRef = useRef<HTMLFormElement>(null);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const [hasText, setHasText] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // Why an edit that comes back could not be saved.
  const failed = useRef<string | null>(null);
  const draft = useDraftKeeper(conversationId);
  const mentions = useMentionCompletion(textRef, conversation);
  const stored = editing?.kind === 'stored' ? editing : null;

  const setText = (text: string) => {
    const field = textRef.current;
    if (!field) return;
    field.value = text;
    fitHeight(field);
    setHasText(text.trim() !== '');
    setError(null);
  };

  const startUp = useEffectEvent(() => {
    const field = textRef.current;
    if (!field) return;
    // What was typed before the scripts came stays, before any draft.
    if (field.value === '') setText(draft.read());
    else setHasText(field.value.trim() !== '');
    // On a touch screen the focus would raise the keyboard over the messages.
    if (matchMedia('(pointer: fine)').matches && !document.activeElement?.closest('dialog')) field.focus();
  });
  useEffect(() => startUp(), []);

  const takeEditing = useEffectEvent((now: Editing | null) => {
    const field = textRef.current;
    if (!now || !field) return;
    if (now.kind === 'stored') {
      draft.flushWaiting();
      setText(now.body);
      setError(failed.current);
      failed.current = null;
    } else {
      setText(field.value === '' ? now.body : `${now.body}\n${field.value}`);
      draft.saveNow(field.value);
      setEditing(null);
      if (now.replyToId !== null) reply({ id: now.replyToId });
    }
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
  useEffect(() => takeEditing(editing), [editing]);
  useEffect(() => {
    if (replyToId !== null) textRef.current?.focus();
  }, [replyToId]);

  const leaveEdit = () => {
    setEditing(null);
    setText(draft.read());
  };

  const saveEdit = async (messageId: string, body: string) => {
    leaveEdit();
    try {
      await client.messageActions.edit(messageId, body);
    } catch (thrown) {
      setEditing({ kind: 'stored', messageId, body });
      failed.current = `Not saved — ${errorMessage(thrown)}`;
    }
  };

  const submit = () => {
    const field = textRef.current;
    const parsed = bodySchema.safeParse(field?.value ?? '');
    if (!parsed.success) {
      if (field?.value.trim() !== '') setError(parsed.error.issues[0]?.message ?? null);
      return;
    }
    if (stored) return void saveEdit(stored.messageId, parsed.data);
    setText('');
    mentions.close();
    draft.cancel();
    // The draft goes only when the message is safely on the device.
    void send(parsed.data, replyToId ?? undefined).then(() => draft.saveNow(textRef.current?.value ?? ''));
    reply(null);
    field?.focus();
  };

  const editLast = () => {
    const items = client.store.getState().threads.get(conversationId)?.thread.items ?? [];
    const last = items.findLast(
      ({ senderId, deletedAt, isUndone }) => senderId === me.id && deletedAt === null && !isUndone,
    );
    if (last) setEditing({ kind: 'stored', messageId: last.id, body: last.body });
    return last !== undefined;
  };

  /** Mod+↑ replies to the newest message, and from there on to the one above. */
  const replyAbove = () => {
    const items = client.store.getState().threads.get(conversationId)?.thread.items ?? [];
    const at = replyToId === null ? items.length : items.findIndex(({ id }) => id === replyToId);
    const above = items
      .slice(0, Math.max(0, at))
      .findLast(({ deletedAt, isUndone }) => deletedAt === null && !isUndone);
    if (above) reply(above);
  };

  const format = (sign: string, field: HTMLTextAreaElement) => {
    const { value: text, selectionStart: start, selectionEnd: end } = field;
    const done = toggleSign({ text, start, end }, sign);
    putText(field, done.start, done.end, done.insert);
    field.setSelectionRange(done.chooseStart, done.chooseEnd);
  };

  return {
    formRef,
    textRef,
    hasText,
    error,
    editing: stored,
    mentions,
    enterSends,
    handleInput() {
      const field = textRef.current;
      if (!field) return;
      fitHeight(field);
      setHasText(field.value.trim() !== '');
      setError(null);
      mentions.update();
      if (stored) return;
      draft.saveSoon(field.value);
      if (field.value.trim() !== '') signalTyping();
    },
    handleKeyDown(event) {
      // Enter that confirms Japanese, Chinese or Korean input never sends; Safari reports it only by the code 229.
      if (event.nativeEvent.isComposing || event.keyCode === 229) return;
      if (mentions.handleKey(event)) return;
      const isMod = event.ctrlKey || event.metaKey;
      const sign = signOf(event);
      if (sign !== null) {
        event.preventDefault();
        format(sign, event.currentTarget);
      } else if (event.key === 'Enter' && !event.altKey && (isMod || event.shiftKey !== enterSends)) {
        event.preventDefault();
        formRef.current?.requestSubmit();
      } else if (event.key === 'Escape' && (stored || replyToId !== null)) {
        event.preventDefault();
        if (stored) leaveEdit();
        else reply(null);
      } else if (isKey(event, 'replyAbove') && !stored) {
        event.preventDefault();
        replyAbove();
      } else if (isKey(event, 'editLast') && !stored && event.currentTarget.value === '') {
        if (editLast()) event.preventDefault();
      }
    },
    handleSubmit(event) {
      event.preventDefault();
      submit();
    },
    cancelEdit() {
      leaveEdit();
      textRef.current?.focus();
    },
    replace(text) {
      setText(text);
      draft.saveNow(text);
      textRef.current?.focus();
    },
  };
}
