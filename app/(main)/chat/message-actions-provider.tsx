'use client';

import { type ReactNode, useState } from 'react';
import type { Message } from '@/lib/contract/message.ts';
import { ApiError } from '../../_live/api.ts';
import { useOutbox } from '../../_live/hooks.ts';
import { useLiveClient } from '../../_live/live-context.ts';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { useToast } from '../../_ui/toast.tsx';
import { useEditing } from './editing.ts';
import { type MessageActions, MessageActionsContext } from './message-actions.ts';

/** What the rows of a log can do, and the question before a deletion. */
export function MessageActionsProvider({ children }: { readonly children: ReactNode }) {
  const client = useLiveClient();
  const outbox = useOutbox();
  const toast = useToast();
  const { setEditing } = useEditing();
  const [deleting, setDeleting] = useState<Message | null>(null);

  const actions: MessageActions = {
    copy(message) {
      navigator.clipboard
        .writeText(message.body)
        .then(() => toast('Copied.'))
        .catch(() => toast('The browser did not let the text be copied.'));
    },
    edit: (message) => setEditing({ kind: 'stored', messageId: message.id, body: message.body }),
    remove: setDeleting,
    retry: (clientId) => void outbox.retry(clientId),
    editUnsent: (clientId) =>
      void outbox.edit(clientId).then((body) => body !== null && setEditing({ kind: 'unsent', body })),
    discard: (clientId) => void outbox.discard(clientId),
  };

  const handleDelete = () => {
    if (!deleting) return;
    setDeleting(null);
    client
      .deleteMessage(deleting.id)
      .catch((error: unknown) =>
        toast(`Not deleted — ${error instanceof ApiError ? error.message : 'try again.'}`),
      );
  };

  return (
    <MessageActionsContext value={actions}>
      {children}
      <Dialog
        isOpen={deleting !== null}
        onClose={() => setDeleting(null)}
        title="Delete for everyone"
        description="Its text disappears for both of you and cannot be brought back. A note stays that a message was here."
        footer={
          <>
            <Button onClick={() => setDeleting(null)}>Keep it</Button>
            <Button variant="danger" onClick={handleDelete}>
              Delete message
            </Button>
          </>
        }
      >
        {deleting && (
          <p
            dir="auto"
            className="own-direction rounded-card bg-hover text-16 text-ink-2 line-clamp-4 px-3 py-2"
          >
            {deleting.body}
          </p>
        )}
      </Dialog>
    </MessageActionsContext>
  );
}
