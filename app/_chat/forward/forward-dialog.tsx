'use client';

import { type FormEvent, useId, useState } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { bodyError, cleanBody } from '@/lib/contract/conversations/message-rules.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useIsLive } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { Button } from '../../_ui/form/button.tsx';
import { TextArea } from '../../_ui/form/text-area.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { DestinationAvatar } from '../share/destination-avatar.tsx';
import { FindConversationField } from '../share/find-conversation-field.tsx';
import {
  type Destination,
  noneText,
  useDestinations,
  useOpenDestination,
} from '../share/use-destinations.ts';
import { oneLine } from '../text/one-line.ts';

interface ForwardDialogProps {
  /** What is to be sent on; null while nothing is. */
  readonly message: Message | null;
  nameOf(userId: string): string;
  onClose(): void;
}

/** What is chosen, by its key, in the order of choosing. */
type Chosen = ReadonlyMap<string, Destination>;

/** Where to forward a message: one conversation or several, with a comment that goes before it. */
export function ForwardDialog({ message, nameOf, onClose }: ForwardDialogProps) {
  const formId = useId();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const count = chosen.size;
  const close = () => {
    setChosen(new Map());
    onClose();
  };
  const toggle = (to: Destination) =>
    setChosen((before) => {
      const after = new Map(before);
      if (!after.delete(to.key)) after.set(to.key, to);
      return after;
    });
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
          <ForwardForm formId={formId} message={message} chosen={chosen} onToggle={toggle} onDone={close} />
        </>
      )}
    </Dialog>
  );
}

interface ForwardFormProps {
  readonly formId: string;
  readonly message: Message;
  readonly chosen: Chosen;
  onToggle(to: Destination): void;
  onDone(): void;
}

function ForwardForm({ formId, message, chosen, onToggle, onDone }: ForwardFormProps) {
  const [comment, setComment] = useState('');
  const forward = useForward(message);
  const problem = bodyError(cleanBody(comment), true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null || chosen.size === 0) return;
    void forward([...chosen.values()], cleanBody(comment));
    onDone();
  };
  return (
    <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
      <ConversationPicker chosen={chosen} onToggle={onToggle} />
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
function useForward(message: Message): (to: readonly Destination[], comment: string) => Promise<void> {
  const client = useLiveClient();
  const open = useOpenDestination();
  const isLive = useIsLive();
  const toast = useToast();
  const forward = {
    messageId: message.id,
    senderId: message.forwarded?.senderId ?? message.senderId,
    files: message.files.map(({ kind, name, alt }) => ({ kind, name, alt })),
  };
  const send = (conversationId: string, comment: string) => {
    if (comment !== '') void client.send(conversationId, { body: comment, replyToId: null });
    const { body, contacts } = message;
    void client.send(conversationId, { body, contacts, replyToId: null, forward });
  };
  return async (to, comment) => {
    const sent: Destination[] = [];
    for (const destination of to) {
      try {
        send(await open(destination), comment);
        sent.push(destination);
      } catch (thrown) {
        toast(`Not forwarded to ${isolate(destination.name)} — ${errorMessage(thrown)}`);
      }
    }
    const [first, ...others] = sent;
    if (!first) return;
    const where = others.length === 0 ? isolate(first.name) : `${sent.length} conversations`;
    toast(isLive ? `Forwarded to ${where}.` : `Goes to ${where} when the connection is back.`);
  };
}

type ConversationPickerProps = Pick<ForwardFormProps, 'chosen' | 'onToggle'>;

/** Those chosen stay on top, the others are searched; Enter in the search chooses the first one found. */
function ConversationPicker({ chosen, onToggle }: ConversationPickerProps) {
  const [query, setQuery] = useState('');
  const { items, isSearching, isFailed } = useDestinations(query);
  const found = items.filter(({ key }) => !chosen.has(key));
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
          onToggle(first);
          setQuery('');
        }}
      />
      <ul aria-label="Conversations to choose" className="ring-inside mt-1 h-60 overflow-y-auto">
        {[...chosen.values(), ...found].map((to) => (
          <li key={to.key}>
            <label className="rounded-control hover:bg-hover flex min-h-11 items-center gap-3 px-2 py-1">
              <input
                type="checkbox"
                checked={chosen.has(to.key)}
                onChange={() => onToggle(to)}
                className="size-5 shrink-0 sm:size-4"
              />
              <DestinationAvatar to={to} size={24} />
              <bdi className="text-14 min-w-0 truncate">{to.name}</bdi>
              {to.person && <bdi className="text-13 text-ink-3 ms-auto truncate">@{to.person.username}</bdi>}
            </label>
          </li>
        ))}
        {found.length === 0 && chosen.size === 0 && (
          <li className="text-14 text-ink-3 py-2">{noneText({ isSearching, isFailed })}</li>
        )}
      </ul>
    </fieldset>
  );
}
