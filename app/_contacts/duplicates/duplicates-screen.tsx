'use client';

import { Copy } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { DuplicateGroup } from '@/lib/contract/contacts/contact-find.ts';
import type { DismissedPair } from '../../_client/address-book/address-book.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';
import { PagesEnd } from '../elements/pages-end.tsx';
import { SideScreen } from '../elements/side-screen.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { usePages } from '../state/use-pages.ts';
import { MergeForm } from './merge-form.tsx';

const REASONS = { phone: 'the same phone', email: 'the same email', name: 'the same name' };

function reasonsPhrase(reasons: DuplicateGroup['reasons']): string {
  return new Intl.ListFormat('en-GB').format(reasons.map((reason) => REASONS[reason]));
}

/** Contacts that may be one. Nothing is merged until a person says so, and a merge can be undone. */
export function DuplicatesScreen() {
  const { state } = useAddressBook();
  const pages = usePages('duplicates', (cursor) =>
    call('GET /contacts/duplicates', { query: { limit: 20, cursor } }),
  );
  const { store } = useLiveClient();
  const handleDismissed = useEffectEvent(({ ids, isApart }: DismissedPair) => {
    const isOfBoth = ({ contacts }: DuplicateGroup) => ids.every((id) => contacts.some((c) => c.id === id));
    const concerned = pages.items.filter(isOfBoth);
    // What is left of a larger group, and why, is for the server to say.
    if (!isApart || concerned.some(({ contacts }) => contacts.length > 2)) return pages.again();
    if (concerned.length > 0) pages.change((items) => items.filter((group) => !isOfBoth(group)));
  });
  useEffect(
    () =>
      store.watch(
        ({ addressBook }) => addressBook.dismissed,
        (pair) => pair && handleDismissed(pair),
      ),
    [store],
  );
  // Each as this page knows it now; what was deleted meanwhile is left out.
  const groups = pages.items
    .map(({ reasons, contacts }) => ({
      // It stays the same group while its contacts are merged one after the other.
      key: contacts.map(({ id }) => id).join(' '),
      reasons,
      contacts: contacts
        .filter(({ id }) => !state.gone.has(id))
        .map((contact) => state.known.get(contact.id) ?? contact),
    }))
    .filter(({ contacts }) => contacts.length > 1);
  return (
    <SideScreen title="Duplicates">
      {groups.length === 0 && !pages.isLoading && pages.error === null ? (
        <EmptyState icon={Copy} title="No duplicates found" level={3}>
          Contacts with the same phone, email or name are listed here, to be merged or kept apart.
        </EmptyState>
      ) : (
        <p className="text-14 text-ink-2">
          These may be the same. Nothing is merged unless you say so, and a merge can be undone from the bin.
        </p>
      )}
      <ul aria-label="Possible duplicates" className="flex flex-col gap-4">
        {groups.map((group) => (
          <Group key={group.key} group={group} />
        ))}
      </ul>
      <PagesEnd {...pages} isEmpty={groups.length === 0} />
    </SideScreen>
  );
}

function Group({ group: { reasons, contacts } }: { readonly group: DuplicateGroup }) {
  const { dispatch, go } = useAddressBook();
  const toast = useToast();
  const { store } = useLiveClient();
  const setDismissed = async (isApart: boolean) => {
    const pairs = contacts.flatMap(({ id }, at) =>
      contacts.slice(at + 1).map((other): [string, string] => [id, other.id]),
    );
    try {
      for (const [id, otherId] of pairs)
        await call(isApart ? 'PUT /contacts/{id}/apart/{otherId}' : 'DELETE /contacts/{id}/apart/{otherId}', {
          params: { id, otherId },
        });
    } catch (thrown) {
      return toast(`This was not saved. ${errorMessage(thrown)}`);
    }
    // The facts may come before or after; they are harmless twice.
    for (const ids of pairs) store.dispatch({ type: 'duplicates dismissed', pair: { ids, isApart } });
    if (!isApart) return;
    const names = new Intl.ListFormat('en-GB').format(contacts.map(({ name }) => name));
    toast(`${names} are not suggested again`, { label: 'Undo', run: () => void setDismissed(false) });
  };

  /** The last one first: each merge began from what the one before it left. */
  const unmerge = async (merged: readonly Contact[]) => {
    try {
      for (const { id } of merged.toReversed())
        dispatch({ type: 'saved', contact: await call('POST /contacts/{id}/unmerge', { params: { id } }) });
    } catch (thrown) {
      toast(`The merge was not undone. ${errorMessage(thrown)}`);
    }
  };
  return (
    <li className="rounded-card border-line bg-surface flex flex-col gap-3 border p-4">
      <p className="text-13 text-ink-2">{`${contacts.length} contacts with ${reasonsPhrase(reasons)}`}</p>
      <MergeForm
        contacts={contacts}
        onMerged={(contact) => dispatch({ type: 'saved', contact })}
        onDone={(contact, others) =>
          toast(`Merged into ${contact.name}`, { label: 'Undo', run: () => void unmerge(others) })
        }
        onOpen={(id) => go({ mode: 'card', id })}
      >
        <Button onClick={() => void setDismissed(true)}>Not the same</Button>
      </MergeForm>
    </li>
  );
}
