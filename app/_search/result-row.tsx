import { Contact as ContactIcon, Paperclip } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { SearchHit } from '@/lib/contract/search/search.ts';
import { conversationName } from '../_chat/conversation/conversation-name.ts';
import { useConversation, useMe, usePresence } from '../_client/live/hooks.ts';
import { PersonAvatar } from '../_client/live/person-avatar.tsx';
import { listRowClass } from '../_ui/layout/list-row.tsx';
import { Time } from '../_ui/time/time.tsx';
import { Marked } from './marked.tsx';
import { messagePath } from './message-path.ts';
import { messageSnippet, rangesOf, snippetOf } from './snippet.ts';

interface ResultRowProps {
  readonly hit: SearchHit;
  /** What it was found by; empty when nothing was looked for. */
  readonly q: string;
  /** A button beside it. */
  readonly action?: ReactNode;
  onOpen?(): void;
}

/** One message that was found: who, where, when, and its text around the first match. */
export function ResultRow({ hit, q, action, onOpen }: ResultRowProps) {
  const { message, ranges } = hit;
  const me = useMe();
  const conversation = useConversation(message.conversationId);
  const sender = usePresence(message.senderId);
  const isOwn = message.senderId === me.id;
  const member = conversation?.members.find(({ userId }) => userId === message.senderId);
  const name = isOwn ? 'You' : (sender?.displayName ?? member?.displayName ?? 'Someone who left');
  return (
    <li className="flex items-start">
      <Link
        href={messagePath(message, q)}
        prefetch={false}
        data-hit={message.id}
        onClick={() => onOpen?.()}
        className={listRowClass(false, 'min-w-0 grow items-start')}
      >
        <PersonAvatar id={message.senderId} name={isOwn ? me.displayName : name} />
        <span className="flex min-w-0 grow flex-col">
          <span className="flex items-baseline gap-2">
            <span className="text-16 min-w-0 grow truncate">
              <bdi className="font-medium">{name}</bdi>
              {conversation && <Where conversation={conversation} isOwn={isOwn} />}
            </span>
            <Time at={message.createdAt} className="text-12 text-ink-3 shrink-0 tabular-nums" />
          </span>
          {message.body !== '' && (
            <span dir="auto" className="text-14 text-ink-2 line-clamp-3 text-left break-words">
              <Marked pieces={messageSnippet(message.body, ranges, q)} />
            </span>
          )}
          {message.contacts.map(({ id, name: contactName }) => (
            <span key={id} className="text-14 text-ink-2 mt-1 flex min-w-0 items-center gap-1.5">
              <ContactIcon aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
              <bdi className="min-w-0 truncate">
                <NameText q={q} text={contactName} />
              </bdi>
            </span>
          ))}
          {message.files.map((file) => (
            <span key={file.id} className="text-14 text-ink-2 mt-1 flex min-w-0 items-center gap-1.5">
              <Paperclip aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
              <bdi className="min-w-0 truncate">
                <NameText q={q} text={file.alt === '' ? file.name : `${file.name}: ${file.alt}`} />
              </bdi>
            </span>
          ))}
        </span>
      </Link>
      {action}
    </li>
  );
}

/** The room; of a direct conversation only whom one wrote to, as who wrote is said already. */
function Where({ conversation, isOwn }: { readonly conversation: Conversation; readonly isOwn: boolean }) {
  const me = useMe();
  const isRoom = conversation.kind === 'room';
  if (!isRoom && !isOwn) return null;
  return (
    <span className="text-14 text-ink-2">
      {isRoom ? ' in ' : ' to '}
      <bdi>{conversationName(conversation, me.id)}</bdi>
    </span>
  );
}

function NameText({ q, text }: { readonly q: string; readonly text: string }) {
  return <Marked pieces={snippetOf(text, rangesOf(text, q))} />;
}
