import { withoutSigns } from '../_chat/text/one-line.ts';
import { Time } from '../_ui/time/time.tsx';

/** The newest messages of a room, for a person who is not in it yet. */
export interface NewestMessage {
  readonly id: string;
  readonly senderName: string;
  readonly body: string;
  readonly createdAt: string;
}

/** What was said last in a room, as plain lines. */
export function NewestMessages({ messages }: { readonly messages: readonly NewestMessage[] }) {
  if (messages.length === 0) {
    return <p className="text-14 text-ink-3">Nothing said yet.</p>;
  }
  return (
    <ol
      aria-label="Newest messages"
      className="rounded-card border-line bg-surface divide-line mt-2 w-full divide-y border text-left"
    >
      {messages.map(({ id, senderName, body, createdAt }) => (
        <li key={id} className="px-4 py-2">
          <p className="flex items-baseline gap-2">
            <span className="text-13 min-w-0 grow truncate font-medium">
              <bdi>{senderName}</bdi>
            </span>
            <Time at={createdAt} className="text-12 text-ink-3 shrink-0" />
          </p>
          <p dir="auto" className="own-direction text-14 text-ink-2 line-clamp-3">
            {withoutSigns(body)}
          </p>
        </li>
      ))}
    </ol>
  );
}
