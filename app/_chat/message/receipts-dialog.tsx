'use client';

import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { Message, Receipt } from '@/lib/contract/conversations/message.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { call } from '../../_client/rest/call.ts';
import { RequestResult } from '../../_client/rest/request-result.tsx';
import { useRequest } from '../../_client/rest/use-request.ts';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { NoticeWhy } from './notice-why.tsx';
import { readByLabel } from './read-by-label.ts';

interface ReceiptsDialogProps {
  readonly message: Message | null;
  readonly conversation: Conversation;
  nameOf(userId: string): string;
  onClose(): void;
}

/** Of one's own message whom it has reached and who has read it; of another person's why it notified. And when it was sent. */
export function ReceiptsDialog({ message, conversation, nameOf, onClose }: ReceiptsDialogProps) {
  return (
    <Dialog isOpen={message !== null} onClose={onClose} title="Message info">
      {message && <Info message={message} conversation={conversation} nameOf={nameOf} />}
    </Dialog>
  );
}

interface ReceiptsProps {
  readonly message: Message;
  readonly conversation: Conversation;
  nameOf(userId: string): string;
}

function Info({ message, conversation, nameOf }: ReceiptsProps) {
  const me = useMe();
  return (
    <>
      <p className="text-14 text-ink-2">
        Sent <Time at={message.createdAt} style="full" />
      </p>
      {message.senderId === me.id ? (
        <Receipts message={message} conversation={conversation} nameOf={nameOf} />
      ) : (
        <NoticeWhy messageId={message.id} />
      )}
    </>
  );
}

function Receipts({ message, conversation, nameOf }: ReceiptsProps) {
  const me = useMe();
  // Asked again whenever a member read or received something here.
  const positions = conversation.members
    .map(({ readSeq, deliveredSeq }) => `${readSeq}/${deliveredSeq}`)
    .join();
  const answer = useRequest(`${message.id} ${positions}`, () =>
    call('GET /messages/{id}/receipts', { params: { id: message.id } }).then(({ items }) => items),
  );
  return (
    <RequestResult answer={answer}>
      {(receipts) => {
        const others = receipts.filter(({ userId }) => userId !== me.id);
        const read = others.filter(({ isRead }) => isRead);
        const reached = others.filter(({ isRead }) => !isRead);
        return (
          <div className="max-h-96 overflow-y-auto">
            <People
              title={readByLabel(read.length, conversation.memberCount - 1)}
              items={read}
              nameOf={nameOf}
              at={({ readAt }) => readAt}
            />
            {reached.length > 0 && (
              <People title="Reached" items={reached} nameOf={nameOf} at={({ deliveredAt }) => deliveredAt} />
            )}
          </div>
        );
      }}
    </RequestResult>
  );
}

interface PeopleProps {
  readonly title: string;
  readonly items: readonly Receipt[];
  nameOf(userId: string): string;
  at(receipt: Receipt): string | null;
}

function People({ title, items, nameOf, at }: PeopleProps) {
  return (
    <section className="mt-4">
      <h3 className="text-14 font-medium">{title}</h3>
      <ul aria-label={title} className="mt-1">
        {items.map((receipt) => {
          const time = at(receipt);
          return (
            <li key={receipt.userId} className="flex items-center gap-3 py-1.5">
              <PersonAvatar id={receipt.userId} name={nameOf(receipt.userId)} size={32} />
              <span className="min-w-0 grow truncate">
                <bdi>{nameOf(receipt.userId)}</bdi>
              </span>
              <span className="text-13 text-ink-3">{time ? <Time at={time} style="ago" /> : 'earlier'}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
