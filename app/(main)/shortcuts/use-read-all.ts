import { useLiveClient } from '../../_live/live-context.ts';
import { useToast } from '../../_ui/toast.tsx';

/** Marks every conversation as read, and says how many there were. */
export function useReadAll(): () => void {
  const client = useLiveClient();
  const toast = useToast();
  return () => {
    const unread = client.store.getState().conversations.ordered.filter(({ unreadCount }) => unreadCount > 0);
    for (const { id, lastSeq, lastReadSeq } of unread) {
      if (lastSeq > lastReadSeq) client.markRead(id, lastSeq);
      // All that is unread there was marked so by hand.
      else client.clearUnreadMark(id);
    }
    if (unread.length === 0) toast('Everything is read.');
    else
      toast(
        unread.length === 1
          ? '1 conversation marked as read.'
          : `${unread.length} conversations marked as read.`,
      );
  };
}
