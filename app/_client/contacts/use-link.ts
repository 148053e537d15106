import { useEffect } from 'react';
import { isLinkWanted, type Link } from '../address-book/links.ts';
import { useLive, useLiveClient } from '../live/live-context.ts';

/** Which contact a person is linked to, live: null for none, undefined while that is not known. */
export function useLink(userId: string | null): Link | null | undefined {
  const link = useLive(({ addressBook }) => (userId === null ? null : addressBook.links.get(userId)));
  useLinksOf(userId === null ? [] : [userId]);
  return link;
}

/** Sees to it that the contacts of these people are known: most came with the page. */
export function useLinksOf(userIds: readonly string[]): void {
  const { store } = useLiveClient();
  const isConnected = useLive(({ connection }) => connection.state === 'connected');
  const missing = useLive(({ addressBook }) =>
    userIds.filter((userId) => isLinkWanted(addressBook.links.get(userId))).join(','),
  );
  useEffect(() => {
    if (missing === '' || !isConnected) return;
    import('./ask-contacts.ts').then(
      ({ contactAskerOf }) => contactAskerOf(store).askLinks(missing.split(',')),
      // Without a connection: the effect runs again when it is back.
      () => undefined,
    );
  }, [missing, isConnected, store]);
}
