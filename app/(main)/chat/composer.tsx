'use client';

import { Check, Pencil, SendHorizontal, X } from 'lucide-react';
import { useActionState } from 'react';
import type { Conversation } from '@/lib/contract/conversation.ts';
import { sendMessageAction } from '../../_actions/messages.ts';
import { IconButton } from '../../_ui/icon-button.tsx';
import { ComposerNotice } from './composer-notice.tsx';
import { useComposer } from './use-composer.ts';

interface ComposerProps {
  readonly conversation: Conversation;
  readonly formClientId: string;
}

/** Where one writes. Without JavaScript it is a plain form; with it, messages go through the outbox. */
export function Composer({ conversation, formClientId }: ComposerProps) {
  const [refusal, formAction] = useActionState(sendMessageAction, null);
  const composer = useComposer(conversation.id);
  const refused = refusal && !refusal.ok ? refusal : null;
  const error = composer.error ?? refused?.errors?.[0]?.message ?? refused?.message ?? null;
  const isEditing = composer.editing !== null;
  return (
    <form
      ref={composer.formRef}
      action={formAction}
      onSubmit={composer.handleSubmit}
      className="mx-auto w-full max-w-[1040px] shrink-0 px-3 pt-1 pb-[calc(12px+var(--safe-bottom))] sm:px-4"
    >
      <ComposerNotice conversationId={conversation.id} error={error} />
      {isEditing && (
        <div className="text-14 text-ink-2 flex items-center gap-2 pb-1 pl-4">
          <Pencil aria-hidden size={16} strokeWidth={1.75} />
          <span className="grow">Editing a message</span>
          <IconButton label="Cancel edit" keys="Esc" icon={X} onClick={composer.cancelEdit} />
        </div>
      )}
      <input type="hidden" name="conversationId" value={conversation.id} />
      <input type="hidden" name="clientId" value={formClientId} />
      <div className="rounded-composer border-control bg-surface has-[textarea:focus-visible]:outline-focus flex items-end gap-2 border py-0.5 pr-0.5 pl-4 has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-solid">
        <textarea
          ref={composer.textRef}
          name="body"
          rows={1}
          aria-label="Message"
          aria-describedby={error === null ? undefined : 'composer-error'}
          aria-invalid={error !== null || undefined}
          placeholder="Message"
          dir="auto"
          autoComplete="off"
          enterKeyHint="send"
          defaultValue={refused?.values.body ?? ''}
          onInput={composer.handleInput}
          onKeyDown={composer.handleKeyDown}
          className="text-16 placeholder:text-ink-3 field-sizing-content max-h-[208px] min-h-10 min-w-0 grow resize-none overflow-y-auto bg-transparent py-2 outline-none"
        />
        <IconButton
          type="submit"
          label={isEditing ? 'Save edit' : 'Send'}
          icon={isEditing ? Check : SendHorizontal}
          tone={composer.hasText ? 'brand' : 'plain'}
          className="my-px rounded-full"
        />
      </div>
    </form>
  );
}
