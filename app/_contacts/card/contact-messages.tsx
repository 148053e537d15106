'use client';

import type { Route } from 'next';
import Link from 'next/link';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { conversationName } from '../../_chat/conversation/conversation-name.ts';
import { oneLine } from '../../_chat/text/one-line.ts';
import { useConversation, useMe } from '../../_client/live/hooks.ts';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { call } from '../../_client/rest/call.ts';
import { ListRow, listRowClass } from '../../_ui/layout/list-row.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { PagesEnd } from '../elements/pages-end.tsx';
import { asSubject, useNameOf } from '../state/address-book-context.ts';
import { usePages } from '../state/use-pages.ts';

/** The messages of one's own conversations that show the card of a contact, newest first; each leads to its place. */
export function ContactMessages({ contactId }: { readonly contactId: string }) {
  const pages = usePages(contactId, (cursor) =>
    call('GET /contacts/{id}/messages', { params: { id: contactId }, query: { limit: 20, cursor } }),
  );
  const isEmpty = pages.items.length === 0;
  return (
    <>
      <ul aria-label="Messages with this contact" className="-mx-4">
        {pages.items.map((message) => (
          <li key={message.id}>
            <Row message={message} />
          </li>
        ))}
      </ul>
      {isEmpty && !pages.isLoading && pages.error === null && (
        <p className="text-14 text-ink-3 py-2">No message that you can read shows this contact.</p>
      )}
      <PagesEnd {...pages} isEmpty={isEmpty} />
    </>
  );
}

function Row({ message }: { readonly message: Message }) {
  const { conversationId, senderId, seq, createdAt } = message;
  const me = useMe();
  const nameOf = useNameOf();
  const conversation = useConversation(conversationId);
  const name = asSubject(nameOf(senderId));
  return (
    <Link
      href={`/chat/${conversationId}?message=${seq}` as Route}
      prefetch={false}
      className={listRowClass()}
    >
      <ListRow
        leading={<PersonAvatar id={senderId} name={senderId === me.id ? me.displayName : name} size={32} />}
        title={
          <>
            {name}
            {conversation && (
              <span className="text-ink-2 font-normal"> in {conversationName(conversation, me.id)}</span>
            )}
          </>
        }
        meta={<Time at={createdAt} />}
        detail={oneLine(message)}
      />
    </Link>
  );
}
