'use client';

import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type ContactEdit, hasChanges, startEdit, takeTheirs } from '@/app/_contacts/form/contact-edit.ts';
import type { ContactFormState } from '@/app/_contacts/form/contact-form.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { type DraftStore, draftStore } from './draft-store.ts';

/** The fields and items that somebody else changed under one's eyes, and who. */
export interface Followed {
  readonly keys: readonly string[];
  readonly byUserId: string | null;
  readonly revision: number;
}

export interface LiveEdit {
  /** Null for a new contact. */
  readonly contactId: string | null;
  readonly edit: ContactEdit;
  readonly followed: Followed | null;
  /** Whether what stands there was typed before, and kept on this device. */
  readonly isRestored: boolean;
  /** Whether everything is saved but what has to be decided on: only that is shown. */
  readonly isDeciding: boolean;
  readonly drafts: DraftStore;
  /** Grows with whatever the person changes; not with what follows others. */
  readonly typed: number;
  change(next: (edit: ContactEdit) => ContactEdit): void;
  /** Forgets what was typed: the contact as it is. */
  startOver(): void;
}

/** The form's content: follows what others change, keeps what is typed on this device until it is saved. */
export function useContactEdit(contact: Contact | null, newName: string, sent: ContactFormState): LiveEdit {
  const me = useMe();
  const contactId = contact?.id ?? null;
  const drafts = useMemo(() => draftStore(me.id, contactId), [me.id, contactId]);
  const [edit, setEdit] = useState<ContactEdit>(() => sent?.edit ?? withName(startEdit(contact), newName));
  const [followed, setFollowed] = useState<Followed | null>(null);
  const [isRestored, setIsRestored] = useState(false);
  const [typed, setTyped] = useState(0);
  const [seen, setSeen] = useState(contact?.revision ?? 0);

  if (contact && contact.revision > seen) {
    const taken = takeTheirs(edit, contact, contact.updatedByUserId);
    setSeen(contact.revision);
    setEdit(taken.edit);
    if (taken.followed.length > 0 && contact.updatedByUserId !== me.id) {
      setFollowed({ keys: taken.followed, byUserId: contact.updatedByUserId, revision: contact.revision });
    }
  }

  const restore = useEffectEvent(() => {
    const stored = drafts.read();
    if (!stored || (stored.base === null) !== (contact === null)) return;
    const kept: ContactEdit = { base: stored.base, draft: stored.draft, theirs: stored.theirs };
    // Whoever changed the contact last may be oneself, by a save of the other fields.
    const byUserId = contact?.updatedByUserId === me.id ? null : (contact?.updatedByUserId ?? null);
    const now = contact ? takeTheirs(kept, contact, byUserId).edit : kept;
    if (!hasChanges(now)) return drafts.clear();
    setEdit(now);
    setIsRestored(true);
  });
  // The server cannot know what this device kept: it is put in place right after the first drawing.
  useEffect(() => restore(), []);

  useEffect(() => {
    if (hasChanges(edit)) drafts.write(edit);
    else drafts.clear();
  }, [edit, drafts]);

  return {
    contactId,
    edit,
    followed,
    isRestored,
    isDeciding: false,
    drafts,
    typed,
    change(next) {
      setEdit(next);
      setTyped((count) => count + 1);
    },
    startOver() {
      drafts.clear();
      setEdit(startEdit(contact));
      setIsRestored(false);
    },
  };
}

function withName(edit: ContactEdit, name: string): ContactEdit {
  return name === '' ? edit : { ...edit, draft: { ...edit.draft, name } };
}
