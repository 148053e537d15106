'use client';

import { type FormEvent, useId, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { bodyError, cleanBody } from '@/lib/contract/conversations/message-rules.ts';
import { nameFinder } from '@/lib/contract/folding/name-terms.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useConversations, useIsLive, useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { isWritable } from '../../_client/state/is-writable.ts';
import { Button } from '../../_ui/form/button.tsx';
import { TextArea } from '../../_ui/form/text-area.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { ConversationAvatar } from '../conversation/conversation-avatar.tsx';
import { conversationName } from '../conversation/conversation-name.ts';
import { FindConversationField } from '../share/find-conversation-field.tsx';
import { oneLine } from '../text/one-line.ts';

interface ForwardDialogProps {
  /** What is to be sent on; null while nothing is. */
  readonly message: Message | null;
  nameOf(userId: string): string;
  onClose(): void;
}

/** Where to forward a message: one conversation or several, with a comment that goes before it. */
export function ForwardDialog({ message, nameOf, onClose }: ForwardDialogProps) {
  const formId = useId();
  const me = useMe();
  const known = useConversations();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const count = chosen.size;
  const close = () => {
    setChosen(new Set());
    onClose();
  };
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const named = known
    .filter(isWritable)
    .map((conversation) => ({ conversation, name: conversationName(conversation, me.id) }));
  return (
    <Dialog
      isOpen={message !== null}
      onClose={close}
      title="Forward message"
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" disabled={count === 0}>
            {count > 1 ? `Forward to ${count}` : 'Forward'}
          </Button>
        </>
      }
    >
      {message && (
        <>
          <p className="border-control text-14 text-ink-2 mb-3 line-clamp-2 border-s-2 ps-2 [overflow-wrap:anywhere]">
            <bdi className="text-ink font-medium">
              {nameOf(message.forwarded?.senderId ?? message.senderId)}
            </bdi>
            {': '}
            <bdi>{oneLine(message)}</bdi>
          </p>
          <ForwardForm
            formId={formId}
            message={message}
            named={named}
            chosen={chosen}
            onToggle={toggle}
            onDone={close}
          />
        </>
      )}
    </Dialog>
  );
}

interface Named {
  readonly conversation: Conversation;
  readonly name: string;
}

interface ForwardFormProps {
  readonly formId: string;
  readonly message: Message;
  readonly named: readonly Named[];
  readonly chosen: ReadonlySet<string>;
  onToggle(id: string): void;
  onDone(): void;
}

function ForwardForm({ formId, message, named, chosen, onToggle, onDone }: ForwardFormProps) {
  const [comment, setComment] = useState('');
  const forward = useForward(message);
  const problem = bodyError(cleanBody(comment), true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null || chosen.size === 0) return;
    forward(
      named.filter(({ conversation }) => chosen.has(conversation.id)),
      cleanBody(comment),
    );
    onDone();
  };
  return (
    <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
      <ConversationPicker named={named} chosen={chosen} onToggle={onToggle} />
      <TextArea
        label="Comment (optional)"
        rows={2}
        value={comment}
        error={problem ?? undefined}
        onChange={(event) => setComment(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </form>
  );
}

/** Hands the comment and the message to the outbox, for each conversation in this order. */
function useForward(message: Message): (to: readonly Named[], comment: string) => void {
  const client = useLiveClient();
  const isLive = useIsLive();
  const toast = useToast();
  return (to, comment) => {
    const forward = {
      messageId: message.id,
      senderId: message.forwarded?.senderId ?? message.senderId,
      files: message.files.map(({ kind, name, alt }) => ({ kind, name, alt })),
    };
    for (const { conversation } of to) {
      if (comment !== '') void client.send(conversation.id, { body: comment, replyToId: null });
      const { body, contacts } = message;
      void client.send(conversation.id, { body, contacts, replyToId: null, forward });
    }
    const [first, ...others] = to;
    const where = others.length === 0 ? isolate(first?.name ?? '') : `${to.length} conversations`;
    toast(isLive ? `Forwarded to ${where}.` : `Goes to ${where} when the connection is back.`);
  };
}

type ConversationPickerProps = Pick<ForwardFormProps, 'named' | 'chosen' | 'onToggle'>;

/** Those chosen stay on top, the others are searched; Enter in the search chooses the first one found. */
function ConversationPicker({ named, chosen, onToggle }: ConversationPickerProps) {
  const [query, setQuery] = useState('');
  const isNamed = nameFinder(query);
  const onTop = named.filter(({ conversation }) => chosen.has(conversation.id));
  const found = named.filter(({ conversation, name }) => !chosen.has(conversation.id) && isNamed([name]));
  return (
    <fieldset className="min-w-0">
      <legend className="text-14 text-ink-2 mb-1.5 font-medium">
        Conversations{chosen.size > 0 && ` (${chosen.size})`}
      </legend>
      <FindConversationField
        query={query}
        onQuery={setQuery}
        onEnter={(event) => {
          // With nothing typed it sends what is chosen.
          if (query === '' && chosen.size > 0) return;
          event.preventDefault();
          const [first] = found;
          if (!first) return;
          onToggle(first.conversation.id);
          setQuery('');
        }}
      />
      <ul aria-label="Conversations to choose" className="ring-inside mt-1 h-60 overflow-y-auto">
        {[...onTop, ...found].map(({ conversation, name }) => (
          <li key={conversation.id}>
            <label className="rounded-control hover:bg-hover flex min-h-11 items-center gap-3 px-2 py-1">
              <input
                type="checkbox"
                checked={chosen.has(conversation.id)}
                onChange={() => onToggle(conversation.id)}
                className="size-5 shrink-0 sm:size-4"
              />
              <ConversationAvatar conversation={conversation} name={name} size={24} />
              <bdi className="text-14 min-w-0 truncate">{name}</bdi>
            </label>
          </li>
        ))}
        {found.length === 0 && onTop.length === 0 && (
          <li className="text-14 text-ink-3 py-2">No such conversation is known here.</li>
        )}
      </ul>
    </fieldset>
  );
}
