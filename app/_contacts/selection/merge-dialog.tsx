'use client';

import { useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { contactFieldNames, EMPTY_FIELDS } from '@/lib/contract/contacts/contact-fields.ts';
import { isSame } from '@/lib/contract/contacts/contact-values.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { ContactAvatar } from '../elements/contact-avatar.tsx';
import { detailOf, termsOf } from '../state/match.ts';

interface MergeDialogProps {
  readonly contacts: readonly Contact[];
  readonly onMerge: (kept: Contact, others: readonly Contact[]) => void;
  readonly onClose: () => void;
}

/** How many of its fields say something. */
const filledFields = (contact: Contact) =>
  contactFieldNames.filter((field) => field !== 'name' && !isSame(contact[field], EMPTY_FIELDS[field]))
    .length;

/** Asks which of the chosen contacts stays. What the others have besides is added to it; they go to the bin. */
export function MergeDialog({ contacts, onMerge, onClose }: MergeDialogProps) {
  const fullest = contacts.reduce((most, each) => (filledFields(each) > filledFields(most) ? each : most));
  const [keptId, setKeptId] = useState(fullest.id);
  const kept = contacts.find(({ id }) => id === keptId) ?? fullest;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Merge ${contacts.length} contacts`}
      description="Choose the one that stays. Its name and single fields hold where both say something; numbers, addresses, tags and notes of the others are added. The others go to the bin, from which the merge can be undone."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            onClick={() =>
              onMerge(
                kept,
                contacts.filter((each) => each !== kept),
              )
            }
          >
            Merge
          </Button>
        </>
      }
    >
      <fieldset className="-mx-2 max-h-80 overflow-y-auto">
        <legend className="sr-only">The one that stays</legend>
        {contacts.map((contact) => (
          <label
            key={contact.id}
            className="rounded-control hover:bg-hover flex min-h-14 items-center gap-3 px-2 py-1"
          >
            <input
              type="radio"
              name="kept"
              checked={contact === kept}
              onChange={() => setKeptId(contact.id)}
              className="size-5 shrink-0 sm:size-4"
            />
            <ContactAvatar contact={contact} size={32} />
            <span className="min-w-0">
              <bdi className="text-14 block truncate font-medium">{contact.name}</bdi>
              <bdi className="text-13 text-ink-3 block truncate">{detailOf(contact, NO_TERMS)}</bdi>
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}

const NO_TERMS = termsOf('');
