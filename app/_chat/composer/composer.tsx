'use client';

import clsx from 'clsx';
import { Check, SendHorizontal } from 'lucide-react';
import { useActionState, useId, useRef, useSyncExternalStore } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { sendMessageAction } from '../../_actions/messages.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { OnceWanted } from '../../_ui/layers/once-wanted.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { AddToMessage } from './add-to-message.tsx';
import { CompletionList, completionOptionId } from './completion/completion-list.tsx';
import { ComposerHead } from './composer-head.tsx';
import { ComposerNotice } from './composer-notice.tsx';
import { ComposerTrays } from './composer-trays.tsx';
import { EmojiButton } from './emoji-button.tsx';
import { LengthLine } from './length/length-line.tsx';
import { useTextAsFile } from './length/use-text-as-file.ts';
import { OtherDraft } from './other-draft.tsx';
import { QuietLine } from './quiet-line.tsx';
import { useComposer } from './use-composer.ts';
import { VoiceButton } from './voice/voice-button.tsx';

const GroupDialog = loadLater(() => import('./groups/group-dialog.tsx').then((loaded) => loaded.GroupDialog));

interface ComposerProps {
  readonly conversation: Conversation;
  readonly formClientId: string;
  nameOf(userId: string): string;
}

/** Where one writes. Without JavaScript it is a plain form; with it, messages go through the outbox. */
export function Composer({ conversation, formClientId, nameOf }: ComposerProps) {
  const [refusal, formAction] = useActionState(sendMessageAction, null);
  const composer = useComposer(conversation);
  const optionsId = useId();
  const emojiRef = useRef<HTMLButtonElement>(null);
  const sendAsFile = useTextAsFile({ ...composer, conversationId: conversation.id });
  const { completion, groupQuestion } = composer;
  const refused = refusal && !refusal.ok ? refusal : null;
  const error = composer.error ?? refused?.errors?.[0]?.message ?? refused?.message ?? null;
  const { isEditing } = composer;
  // Before the scripts come a form needs its button, on a phone too.
  const isVoiceOffered = useIsScripted() && !composer.isSendable && !isEditing;
  const hasOptions = completion.options.length > 0;
  return (
    <form
      ref={composer.formRef}
      data-print="hide"
      action={formAction}
      onSubmit={composer.handleSubmit}
      className="mx-auto w-full max-w-[1040px] shrink-0 px-3 pt-1 pb-[calc(12px+var(--safe-bottom))] sm:px-4"
    >
      <ComposerNotice conversationId={conversation.id} error={error} />
      {conversation.kind === 'direct' && <QuietLine conversation={conversation} nameOf={nameOf} />}
      <OtherDraft conversationId={conversation.id} textRef={composer.textRef} onUse={composer.replace} />
      <LengthLine left={composer.left} onFile={isEditing ? null : sendAsFile} />
      <ComposerHead
        conversationId={conversation.id}
        isEditing={isEditing}
        onCancelEdit={composer.cancelEdit}
        nameOf={nameOf}
      />
      {!isEditing && <ComposerTrays conversationId={conversation.id} />}
      <OnceWanted isWanted={groupQuestion.group !== null}>
        <GroupDialog
          group={groupQuestion.group}
          count={conversation.memberCount - 1}
          onClose={groupQuestion.close}
          onSend={() => {
            groupQuestion.agree();
            composer.formRef.current?.requestSubmit();
          }}
        />
      </OnceWanted>
      <input type="hidden" name="conversationId" value={conversation.id} />
      <input type="hidden" name="clientId" value={formClientId} />
      <div className="group/composer rounded-composer border-control bg-surface has-[textarea:focus-visible]:outline-focus relative flex items-end gap-1 border px-0.5 py-0.5 has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-solid">
        <CompletionList id={optionsId} completion={completion} />
        {isEditing ? (
          <span className="w-3" />
        ) : (
          <AddToMessage conversationId={conversation.id} onEmoji={() => emojiRef.current?.click()} />
        )}
        <textarea
          ref={composer.textRef}
          name="body"
          rows={1}
          aria-label="Message"
          aria-describedby={error === null ? undefined : 'composer-error'}
          aria-invalid={error !== null || undefined}
          aria-autocomplete="list"
          aria-controls={hasOptions ? optionsId : undefined}
          aria-activedescendant={hasOptions ? completionOptionId(optionsId, completion.current) : undefined}
          placeholder="Message"
          dir="auto"
          autoComplete="off"
          enterKeyHint={composer.enterSends ? 'send' : 'enter'}
          defaultValue={refused?.values.body ?? ''}
          onInput={composer.handleInput}
          onKeyDown={composer.handleKeyDown}
          onSelect={completion.update}
          onBlur={completion.close}
          className="text-16 placeholder:text-ink-3 field-sizing-content max-h-[208px] min-h-10 min-w-0 grow resize-none overflow-y-auto bg-transparent py-2 outline-none max-sm:min-h-11.5 max-sm:py-[11px]"
        />
        {!isEditing && <VoiceButton conversationId={conversation.id} isOffered={isVoiceOffered} />}
        <EmojiButton ref={emojiRef} textRef={composer.textRef} />
        <IconButton
          type="submit"
          label={isEditing ? 'Save edit' : 'Send'}
          icon={isEditing ? Check : SendHorizontal}
          tone={composer.isSendable ? 'brand' : 'plain'}
          className={clsx(
            'my-px rounded-full sm:my-0.5',
            !composer.isSendable && 'text-ink-3',
            isVoiceOffered && 'max-sm:hidden',
          )}
        />
      </div>
    </form>
  );
}

const never = () => () => undefined;

/** Whether the scripts of the page are here. */
function useIsScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
