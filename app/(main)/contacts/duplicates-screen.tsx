'use client';

import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { Contact } from '@/lib/contract/contact.ts';
import type { DuplicateGroup } from '@/lib/contract/contact-find.ts';
import { ApiError } from '../../_live/api-request.ts';
import { Button } from '../../_ui/button.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { useToast } from '../../_ui/toast.tsx';
import { useBook } from './book-context.ts';
import { contactMoreApi } from './contact-more-api.ts';
import { MergeForm } from './merge-form.tsx';
import { PagesEnd } from './pages-end.tsx';
import { SideScreen } from './side-screen.tsx';
import { usePages } from './use-pages.ts';

const REASONS = { phone: 'the same phone', email: 'the same e-mail', name: 'the same name' };

function reasonsInWords(reasons: DuplicateGroup['reasons']): string {
  return new Intl.ListFormat('en').format(reasons.map((reason) => REASONS[reason]));
}

/** Contacts that may be one. Nothing is merged unless somebody says so, and a merge can be taken back. */
export function DuplicatesScreen() {
  const { state } = useBook();
  const pages = usePages('duplicates', contactMoreApi.duplicates);
  // The newest that this page knows of each; what is gone from the book is gone from here.
  const groups = pages.items
    .map(({ reasons, contacts }) => ({
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
          Contacts with the same phone, e-mail or name would stand here, to be merged or left alone.
        </EmptyState>
      ) : (
        <p className="text-14 text-ink-2">
          These may be one. Nothing is merged unless you say so, and a merge can be taken back from the bin.
        </p>
      )}
      <ul aria-label="Possible duplicates" className="flex flex-col gap-4">
        {groups.map((group) => (
          <Group key={group.contacts.map(({ id }) => id).join(' ')} group={group} />
        ))}
      </ul>
      <PagesEnd {...pages} isEmpty={groups.length === 0} />
    </SideScreen>
  );
}

function Group({ group: { reasons, contacts } }: { readonly group: DuplicateGroup }) {
  const { dispatch, go } = useBook();
  const toast = useToast();
  const [isHidden, setIsHidden] = useState(false);
  const [one, other] = contacts;
  if (isHidden || !one || !other) return null;

  const unmerge = async (merged: Contact) => {
    try {
      dispatch({ type: 'saved', contact: await contactMoreApi.unmerge(merged.id) });
    } catch (thrown) {
      toast(`The merge was not undone. ${thrown instanceof ApiError ? thrown.message : ''}`);
    }
  };
  const handleMerged = (contact: Contact) => {
    dispatch({ type: 'saved', contact });
    toast(`Merged into ${contact.name}`, { label: 'Undo', run: () => void unmerge(other) });
  };
  return (
    <li className="rounded-card border-line bg-surface flex flex-col gap-3 border p-4">
      <p className="text-13 text-ink-2">
        {`${contacts.length} contacts with ${reasonsInWords(reasons)}`}
        {contacts.length > 2 && ': the first two are merged first'}
      </p>
      <MergeForm
        key={`${one.id} ${other.id}`}
        one={one}
        other={other}
        onMerged={handleMerged}
        onOpen={(id) => go({ mode: 'card', id })}
      >
        <Button onClick={() => setIsHidden(true)}>Not the same</Button>
      </MergeForm>
    </li>
  );
}
