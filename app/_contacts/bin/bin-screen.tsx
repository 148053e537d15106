'use client';

import { Trash2 } from 'lucide-react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { EmptyState } from '../../_ui/layout/empty-state.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { useNow } from '../../_ui/time/use-now.ts';
import { useContactActions } from '../actions/use-contact-actions.ts';
import { ContactAvatar } from '../elements/contact-avatar.tsx';
import { PagesEnd } from '../elements/pages-end.tsx';
import { SideScreen } from '../elements/side-screen.tsx';
import { useAddressBook, useNameOf } from '../state/address-book-context.ts';
import { usePages } from '../state/use-pages.ts';

const DAY_MS = 24 * 3_600_000;
const BIN_DAYS = 30;

/** What was deleted in the last 30 days, to be restored or, where it was merged into another contact, un-merged. */
export function BinScreen() {
  const { state, dispatch, go } = useAddressBook();
  const { restore } = useContactActions();
  const toast = useToast();
  // What is deleted or restored meanwhile, by anybody, changes the bin.
  const pages = usePages(String(state.gone.size), (cursor) =>
    call('GET /contacts', { query: { deleted: true, limit: 50, cursor } }),
  );
  const without = (id: string) => pages.change((items) => items.filter((item) => item.id !== id));
  const shown = pages.items.filter(({ id, revision }) => (state.known.get(id)?.revision ?? 0) <= revision);

  const bringBack = async (contact: Contact) => {
    const back = await restore(contact);
    if (!back) return;
    without(contact.id);
    toast(`${back.name} is back`, { label: 'Open', run: () => go({ mode: 'card', id: back.id }) });
  };
  const unmerge = async (contact: Contact) => {
    try {
      const back = await call('POST /contacts/{id}/unmerge', { params: { id: contact.id } });
      dispatch({ type: 'saved', contact: back });
      without(contact.id);
      toast(`${back.name} is a contact of its own again`, {
        label: 'Open',
        run: () => go({ mode: 'card', id: back.id }),
      });
    } catch (thrown) {
      toast(`${contact.name} was not un-merged. ${errorMessage(thrown)}`);
    }
  };

  return (
    <SideScreen title="Bin">
      {shown.length === 0 && !pages.isLoading && pages.error === null ? (
        <EmptyState icon={Trash2} title="The bin is empty" level={3}>
          What is deleted stays here for 30 days, and then goes by itself.
        </EmptyState>
      ) : (
        <p className="text-14 text-ink-2">What is deleted stays here for 30 days, and then goes by itself.</p>
      )}
      <ul aria-label="Deleted contacts" className="divide-line divide-y">
        {shown.map((contact) => (
          <BinRow
            key={contact.id}
            contact={contact}
            onRestore={() => void bringBack(contact)}
            onUnmerge={() => void unmerge(contact)}
          />
        ))}
      </ul>
      <PagesEnd {...pages} isEmpty={shown.length === 0} />
    </SideScreen>
  );
}

interface BinRowProps {
  readonly contact: Contact;
  readonly onRestore: () => void;
  readonly onUnmerge: () => void;
}

function BinRow({ contact, onRestore, onUnmerge }: BinRowProps) {
  const nameOf = useNameOf();
  const now = useNow();
  const { deletedAt = contact.updatedAt, deletedByUserId, mergedIntoId } = contact;
  const by = nameOf(deletedByUserId ?? contact.updatedByUserId);
  const left = Math.max(1, Math.ceil((Date.parse(deletedAt) + BIN_DAYS * DAY_MS - now.getTime()) / DAY_MS));
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <ContactAvatar contact={contact} size={40} className="opacity-60 grayscale" />
      <div className="min-w-0 grow basis-40">
        <p className="own-direction text-16 font-medium">{contact.name}</p>
        <p className="text-13 text-ink-2">
          {`${mergedIntoId ? 'Merged' : 'Deleted'} by ${by}, `}
          <Time at={deletedAt} style="ago" />
          {` · ${left === 1 ? '1 day' : `${left} days`} left`}
        </p>
      </div>
      {mergedIntoId ? (
        <Button aria-label={`Un-merge ${contact.name}`} onClick={onUnmerge}>
          Un-merge
        </Button>
      ) : (
        <Button aria-label={`Restore ${contact.name}`} onClick={onRestore}>
          Restore
        </Button>
      )}
    </li>
  );
}
