import { useLiveClient } from '../../_client/live/live-context.ts';
import { markWholeRead } from '../../_client/live/mark-whole-read.ts';
import { useToast } from '../../_ui/layers/toast.tsx';

/** Marks every conversation as read, says how many there were, and for a while can be undone. */
export function useReadAll(): () => void {
  const client = useLiveClient();
  const toast = useToast();

  const undo = (unread: readonly { readonly id: string; readonly from: number }[]) => {
    for (const { id, from } of unread) {
      client.messageActions
        .markUnread(id, from)
        .catch(() => toast('Could not reach the server. What was marked stays read.'));
    }
  };

  return () => {
    const unread = client.store
      .getState()
      .conversations.ordered.filter(({ unreadCount }) => unreadCount > 0)
      .map(({ id, lastSeq, lastReadSeq, unreadFromSeq }) => ({
        id,
        lastSeq,
        lastReadSeq,
        from: Math.min(lastReadSeq + 1, unreadFromSeq ?? lastReadSeq + 1),
      }));
    if (unread.length === 0) return toast('Everything is read.');
    for (const conversation of unread) markWholeRead(client, conversation);
    const what = unread.length === 1 ? '1 conversation' : `${unread.length} conversations`;
    toast(`${what} marked as read.`, { label: 'Undo', run: () => undo(unread) });
  };
}
