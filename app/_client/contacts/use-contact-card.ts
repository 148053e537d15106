import { useEffect } from 'react';
import { type HeldCard, isWanted } from '../address-book/cards.ts';
import { useLive, useLiveClient } from '../live/live-context.ts';
import { contactAskerOf } from './ask-contacts.ts';

/** A contact by its id, live, wherever in the address book it is; undefined until it was asked for. */
export function useContactCard(id: string): HeldCard | undefined {
  const { store } = useLiveClient();
  const card = useLive(({ addressBook }) => addressBook.cards.get(id));
  const isConnected = useLive(({ connection }) => connection.state === 'connected');
  // What failed is asked for again when the connection is back, not before.
  const isAsking = isWanted(card) && (isConnected || card?.status !== 'failed');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failure by itself does not ask again
  useEffect(() => {
    if (isAsking) contactAskerOf(store).askCards([id]);
  }, [id, store, isConnected, card === undefined, card?.status === 'stale']);
  return card;
}
