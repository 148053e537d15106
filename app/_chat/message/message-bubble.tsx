'use client';

import clsx from 'clsx';
import { Bookmark, Pin } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { type ReactNode, useContext } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { PersonAvatar, useAvatarUrl } from '../../_client/live/person-avatar.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { MessageContacts } from '../contacts/message-contacts.tsx';
import { useHue } from '../conversation/hues.ts';
import { MentionablesContext, NamedContext, useMentioned } from '../conversation/mentions.ts';
import { MessageFiles } from '../files/log/message-files.tsx';
import { MessageText } from '../text/message-text.tsx';
import { lastLineDirection } from '../text/pieces/text-direction.ts';
import { ForwardedFrom } from './actions/forwarded-from.tsx';
import { useMessageActions } from './actions/message-actions.ts';
import { LinkPreview } from './link-preview.tsx';
import { isStored, type MessageRowProps } from './message-row-props.ts';
import { DeliveryIcon } from './message-status.tsx';
import { ReactionBar } from './reactions/reaction-bar.tsx';
import { ReplyQuote } from './reply-quote.tsx';

interface MessageBubbleProps extends MessageRowProps {
  readonly id: string;
  readonly isSaved: boolean;
  /** What appears beside it. */
  readonly children: ReactNode;
}

/** The bubble of a message: who, what it answers, its text, when, and the reactions under it. */
export function MessageBubble(props: MessageBubbleProps) {
  const { id, message, senderName, isOwn, isFirst, isLast, isNamed, delivery, nameOf, children } = props;
  const actions = useMessageActions();
  const stored = isStored(message) ? message : null;
  const hue = useHue(stored?.senderId ?? '');
  const mentioned = useMentioned(stored);
  const isLongClock = useTimeFormat().style.hours === 12;
  const isDeleted = stored?.deletedAt != null;
  const isEdited = stored?.editedAt != null && !isDeleted;
  const isPinned = stored?.pinned !== undefined;
  const preview = stored?.preview;
  const isNameShown = isNamed && isFirst && !isOwn && stored !== null;
  const hasReactions = stored !== null && !isDeleted && stored.reactions.length > 0;
  const tail = tailClass({ hasDelivery: delivery !== null, isEdited, isPinned, isLongClock });
  return (
    <div className={clsx('message-width relative flex flex-col', isOwn && 'message-width-own')}>
      <div className={clsx('relative flex max-w-full min-w-0', isOwn ? 'self-end' : 'self-start')}>
        <div
          data-border-when-forced
          className={clsx(
            'rounded-bubble text-16 relative min-w-0 px-3 py-1.5',
            isOwn ? 'bg-bubble-own' : 'border-line bg-bubble-other border dark:border-transparent',
            !isFirst && (isOwn ? 'rounded-tr-joined' : 'rounded-tl-joined'),
            !isLast && (isOwn ? 'rounded-br-joined' : 'rounded-bl-joined'),
          )}
        >
          <bdi
            id={`${id}-who`}
            {...(isNameShown && { 'data-hue': hue })}
            className={isNameShown ? 'text-14 text-person block font-medium' : 'sr-only'}
          >
            {isNameShown ? <Author userId={stored.senderId} name={senderName} /> : senderName}
          </bdi>
          {!isDeleted && <ForwardedFrom message={message} nameOf={nameOf} />}
          {message.replyToId !== null && !isDeleted && (
            <ReplyQuote
              conversationId={message.conversationId}
              replyToId={message.replyToId}
              nameOf={nameOf}
            />
          )}
          <div id={`${id}-what`}>
            {isDeleted ? (
              <p className={clsx('text-ink-3 italic', isLongClock ? 'pr-16' : 'pr-11')}>Message deleted</p>
            ) : (
              <>
                <MessageFiles message={message} onCancel={() => actions.discard(message.clientId)} />
                <MessageContacts contacts={message.contacts} />
                {message.body === '' ? (
                  <span aria-hidden className="block h-5" />
                ) : (
                  <MentionablesContext value={mentioned}>
                    <MessageText text={message.body} tailClassName={preview ? '' : tail} />
                  </MentionablesContext>
                )}
              </>
            )}
          </div>
          {preview && (
            <>
              <LinkPreview preview={preview} />
              <span aria-hidden className="block h-4" />
            </>
          )}
          {/* Over the end of the last line, where the text leaves room for it. */}
          <span
            className={clsx(
              'text-12 text-ink-3 absolute bottom-1.5 flex items-center gap-1 tabular-nums select-none',
              lastLineDirection(isDeleted ? '' : message.body, mentioned) === 'rtl' ? 'left-3' : 'right-3',
            )}
          >
            {isPinned && <Pin aria-hidden size={14} strokeWidth={1.75} />}
            {isEdited && <EditedButton message={stored} />}
            <Time id={`${id}-when`} at={message.createdAt} style="clock" />
            {delivery && !isDeleted && <DeliveryIcon state={delivery} />}
          </span>
        </div>
        {props.isSaved && (
          <Bookmark
            aria-hidden
            size={14}
            strokeWidth={1.75}
            className={clsx('text-brand-text absolute -top-1.5 fill-current', isOwn ? 'left-3' : 'right-3')}
          />
        )}
        {children}
      </div>
      {hasReactions && (
        <div className={isOwn ? 'self-end' : 'self-start'}>
          <ReactionBar
            message={stored}
            nameOf={nameOf}
            onReact={(emoji, isOn) => actions.react(stored, emoji, isOn)}
            onPick={() => actions.pickReaction(stored)}
          />
        </div>
      )}
      <span id={`${id}-more`} className="sr-only">
        {extraLabel(stored, { isEdited, isSaved: props.isSaved })}
      </span>
    </div>
  );
}

function EditedButton({ message }: { readonly message: Message }) {
  const actions = useMessageActions();
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label="Edited: earlier versions"
      onClick={() => actions.showVersions(message)}
      className="hover:text-ink underline decoration-dotted underline-offset-2"
    >
      edited
    </button>
  );
}

interface Marks {
  readonly isEdited: boolean;
  readonly isSaved: boolean;
}

/** What is read after the text: "saved, pinned, edited, 2 reactions". */
function extraLabel(message: Message | null, { isEdited, isSaved }: Marks): string {
  const count = message?.reactions.reduce((sum, { userIds }) => sum + userIds.length, 0) ?? 0;
  const reactions = count === 0 ? '' : `${count} reaction${count === 1 ? '' : 's'}`;
  const pinned = message?.pinned === undefined ? '' : 'pinned';
  return [isSaved ? 'saved' : '', pinned, isEdited ? 'edited' : '', reactions].filter(Boolean).join(', ');
}

/** The time alone, and each sign beside it, or AM and PM. */
const TAILS = ['w-12', 'w-17', 'w-22', 'w-27', 'w-32', 'w-37'];

interface Tail {
  readonly hasDelivery: boolean;
  readonly isEdited: boolean;
  readonly isPinned: boolean;
  readonly isLongClock: boolean;
}

function tailClass({ hasDelivery, isEdited, isPinned, isLongClock }: Tail): string {
  const signs = [hasDelivery, isPinned, isLongClock].filter(Boolean).length;
  return TAILS[signs + (isEdited ? 2 : 0)] ?? '';
}

/** Who wrote it; leads to the conversation with them, as long as they are here. */
function Author({ userId, name }: { readonly userId: string; readonly name: string }) {
  const isHere = useContext(NamedContext).has(userId);
  const content = (
    <>
      <AuthorPhoto userId={userId} name={name} />
      {name}
    </>
  );
  if (!isHere) return content;
  return (
    <Link href={`/chat/with/${userId}` as Route} prefetch={false} className="hover:underline">
      {content}
    </Link>
  );
}

/** The photo of who wrote it, in the height of the name's line; who has none has their colour. */
function AuthorPhoto({ userId, name }: { readonly userId: string; readonly name: string }) {
  const hasPhoto = useAvatarUrl(userId) !== null;
  return (
    hasPhoto && <PersonAvatar id={userId} name={name} size={24} className="-my-0.5 mr-1.5 align-middle" />
  );
}
