import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { bodySchema } from '@/lib/contract/message.ts';
import { ApiError } from '../../_live/api.ts';
import { useMe, useSend, useTypingSignal } from '../../_live/hooks.ts';
import { useLiveClient } from '../../_live/live-context.ts';
import { type Editing, useEditing } from './editing.ts';
import { fitHeight } from './fit-height.ts';
import { useDraftKeeper } from './use-draft-keeper.ts';

interface ComposerState {
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  readonly hasText: boolean;
  readonly error: string | null;
  /** The stored message that is being edited. */
  readonly editing: Extract<Editing, { kind: 'stored' }> | null;
  handleInput(): void;
  handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
  handleSubmit(event: FormEvent): void;
  cancelEdit(): void;
}

/** What the composer does: sends, edits, keeps the draft, says that somebody types. */
export function useComposer(conversationId: string): ComposerState {
  const client = useLiveClient();
  const me = useMe();
  const send = useSend(conversationId);
  const signalTyping = useTypingSignal(conversationId);
  const { editing, setEditing } = useEditing();
  const formRef = useRef<HTMLFormElement>(null);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const [hasText, setHasText] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // Why an edit that comes back could not be saved.
  const failed = useRef<string | null>(null);
  const draft = useDraftKeeper(conversationId);
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
      draft.settle();
      setText(now.body);
      setError(failed.current);
      failed.current = null;
    } else {
      setText(field.value === '' ? now.body : `${now.body}\n${field.value}`);
      draft.flush(field.value);
      setEditing(null);
    }
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
  useEffect(() => takeEditing(editing), [editing]);

  const leaveEdit = () => {
    setEditing(null);
    setText(draft.read());
  };

  const saveEdit = async (messageId: string, body: string) => {
    // At once: what is typed from here on is the next message.
    leaveEdit();
    try {
      await client.editMessage(messageId, body);
    } catch (thrown) {
      setEditing({ kind: 'stored', messageId, body });
      failed.current = `Not saved — ${thrown instanceof ApiError ? thrown.message : 'try again.'}`;
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
    draft.cancel();
    // The draft goes only when the message is safely on the device.
    void send(parsed.data).then(() => draft.flush(textRef.current?.value ?? ''));
    field?.focus();
  };

  const editLast = () => {
    const items = client.store.getState().threads.get(conversationId)?.thread.items ?? [];
    const last = items.findLast((message) => message.senderId === me.id && message.deletedAt === null);
    if (last) setEditing({ kind: 'stored', messageId: last.id, body: last.body });
    return last !== undefined;
  };

  return {
    formRef,
    textRef,
    hasText,
    error,
    editing: stored,
    handleInput() {
      const field = textRef.current;
      if (!field) return;
      fitHeight(field);
      setHasText(field.value.trim() !== '');
      setError(null);
      if (stored) return;
      draft.keep(field.value);
      if (field.value.trim() !== '') signalTyping();
    },
    handleKeyDown(event) {
      // Enter that confirms Japanese, Chinese or Korean input never sends; Safari tells it by the code 229 only.
      if (event.nativeEvent.isComposing || event.keyCode === 229) return;
      if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        formRef.current?.requestSubmit();
      } else if (event.key === 'Escape' && stored) {
        event.preventDefault();
        leaveEdit();
      } else if (event.key === 'ArrowUp' && !stored && event.currentTarget.value === '') {
        if (!event.altKey && editLast()) event.preventDefault();
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
  };
}
