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
import { bodyError, cleanBody } from '@/lib/contract/conversations/message-rules.ts';
import {
  useAttachments,
  useContactDrafts,
  useSend,
  useSettings,
  useTypingSignal,
} from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { takeTypeAhead } from '../../_shell/shortcuts/type-ahead.ts';
import { useComposing } from '../conversation/composing.ts';
import { useAttaching } from '../files/tray/use-attaching.ts';
import { type Completion, useCompletion } from './completion/use-completion.ts';
import { type GroupQuestion, useGroupQuestion } from './groups/use-group-question.ts';
import { type ComposerField, useComposerField } from './text-box/use-composer-field.ts';
import { useTypeAnywhere } from './text-box/use-type-anywhere.ts';
import { useComposerKeys } from './use-composer-keys.ts';
import { type DraftKeeper, useDraftKeeper } from './use-draft-keeper.ts';
import { useMessageEdit } from './use-message-edit.ts';

interface ComposerState {
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  /** Whether there is something to send. */
  readonly isSendable: boolean;
  readonly error: string | null;
  /** How many more characters the text may have; null while there are plenty. */
  readonly left: number | null;
  readonly groupQuestion: GroupQuestion;
  readonly isEditing: boolean;
  readonly completion: Completion;
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
  const completion = useCompletion(field.ref, conversation);
  const { files, contactDrafts } = useLiveClient();
  const attached = useAttachments(conversation.id);
  const chosen = useContactDrafts(conversation.id);
  const attaching = useAttaching();
  const groupQuestion = useGroupQuestion(conversation);

  const setText = (text: string) => {
    field.write(text);
    setError(null);
  };
  const edit = useMessageEdit({ conversationId: conversation.id, field, draft, setText, setError });
  const handleKeyDown = useComposerKeys({
    conversationId: conversation.id,
    formRef,
    field,
    edit,
    completion,
  });

  useStartUp(field, draft);
  useTypeAnywhere(field.focus);
  useFocusForReply(field, replyToId);

  const submit = () => {
    // What was chosen a moment ago goes with it.
    const coming = edit.editing ? null : attaching.underWay();
    if (coming) return void coming.then(submit);
    const body = cleanBody(field.read());
    // As it is now: what is drawn may be older.
    const drafts = edit.editing ? [] : files.drafts(conversation.id);
    const contacts = edit.editing ? [] : contactDrafts.read(conversation.id);
    const mayBeEmpty = edit.editing ? edit.editing.mayBeEmpty : drafts.length + contacts.length > 0;
    const wrong = sendError(body, mayBeEmpty, drafts);
    if (wrong !== null) {
      if (field.read().trim() !== '' || mayBeEmpty) setError(wrong);
      return;
    }
    if (groupQuestion.asks(body)) return;
    if (edit.editing) return edit.save(edit.editing, body);
    const written = draft.read();
    setText('');
    completion.close();
    draft.cancel();
    attaching.clearRefusal();
    contactDrafts.clear(conversation.id);
    const fileIds = drafts.map(({ id }) => id);
    // The draft goes only when the message is safely on the device.
    void send({ body, replyToId, fileIds, contacts }).then(() => {
      // Left meanwhile, it may have another draft already.
      if (field.ref.current || draft.read() === written) draft.saveNow(field.read());
    });
    reply(null);
    field.focus();
  };

  return {
    formRef,
    textRef: field.ref,
    isSendable: field.hasText || (attached.length + chosen.length > 0 && edit.editing === null),
    error: error ?? (attaching.refusal || null),
    left: field.left,
    groupQuestion,
    isEditing: edit.editing !== null,
    completion,
    enterSends,
    handleInput() {
      field.update();
      setError(null);
      attaching.clearRefusal();
      completion.update();
      if (edit.editing) return edit.keep();
      draft.saveSoon(field.read());
      if (field.read().trim() !== '') signalTyping();
    },
    handleKeyDown,
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

/** What keeps a message from being sent; null when nothing does. */
function sendError(
  body: string,
  mayBeEmpty: boolean,
  attached: readonly { readonly failure: string | null }[],
): string | null {
  if (attached.some(({ failure }) => failure !== null)) return 'Retry or remove what could not be uploaded.';
  return bodyError(body, mayBeEmpty);
}

/** What answers a message is written next. */
function useFocusForReply(field: ComposerField, replyToId: string | null): void {
  const focus = useEffectEvent(field.focus);
  useEffect(() => {
    if (replyToId !== null) focus();
  }, [replyToId]);
}

/** What was typed before the scripts came stays, after the draft; then the text box gets the focus. */
function useStartUp(field: ComposerField, draft: DraftKeeper): void {
  const startUp = useEffectEvent(() => {
    const typed = field.read();
    const kept = draft.take();
    field.write(typed === '' || kept.endsWith(typed) ? kept : kept === '' ? typed : `${kept}\n${typed}`);
    const ahead = takeTypeAhead();
    if (ahead !== '') field.write(field.read() + ahead);
    if (typed + ahead !== '') draft.saveNow(field.read());
    // On a touch screen the focus would raise the keyboard over the messages.
    if (matchMedia('(pointer: fine)').matches && !document.activeElement?.closest('dialog')) field.focus();
  });
  useEffect(() => startUp(), []);
}
