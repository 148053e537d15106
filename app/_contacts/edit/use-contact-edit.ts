'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { SavedContact } from '@/lib/contract/contacts/contact-merge.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { applySaved, type ContactForm, followContact, hasChanges, startForm } from '../form/contact-form.ts';
import { type DraftStore, draftStore } from './draft-store.ts';

/** The fields and items that another person changed while the form was open, and who. */
export interface Followed {
  readonly keys: readonly string[];
  readonly byUserId: string | null;
  readonly revision: number;
}

export interface LiveEdit {
  /** Null for a new contact. */
  readonly contactId: string | null;
  readonly form: ContactForm;
  readonly followed: Followed | null;
  /** Whether the form shows what was typed before, and kept on this device. */
  readonly isRestored: boolean;
  /** Whether everything is saved but what has to be decided on: only that is shown. */
  readonly isDeciding: boolean;
  readonly drafts: DraftStore;
  /** Grows with whatever the person changes; not with what follows others. */
  readonly changeCount: number;
  change(next: (form: ContactForm) => ContactForm): void;
  /** Applies the answer to a save of the form as it was `sent`. */
  applySaved(sent: ContactForm, saved: SavedContact): void;
  /** Forgets what was typed: the contact as it is. */
  startOver(): void;
}

/**
 * The form's content: follows what others change, keeps what is typed on this device until it is saved. `posted` is the
 * form as the server answered it to a page without a script.
 */
export function useContactEdit(
  contact: Contact | null,
  newName: string,
  posted: ContactForm | null,
): LiveEdit {
  const me = useMe();
  const contactId = contact?.id ?? null;
  const drafts = useMemo(() => draftStore(me.id, contactId), [me.id, contactId]);
  const [form, setForm] = useState<ContactForm>(() => posted ?? withName(startForm(contact), newName));
  const [followed, setFollowed] = useState<Followed | null>(null);
  const [isRestored, setIsRestored] = useState(false);
  const [changeCount, setChangeCount] = useState(0);
  const [seen, setSeen] = useState(contact?.revision ?? 0);

  if (contact && contact.revision > seen) {
    const next = followContact(form, contact, contact.updatedByUserId);
    setSeen(contact.revision);
    setForm(next.form);
    if (next.changed.length > 0 && contact.updatedByUserId !== me.id) {
      setFollowed({ keys: next.changed, byUserId: contact.updatedByUserId, revision: contact.revision });
    }
  }

  // An answer may arrive after facts that are newer than it.
  const newest = useRef(contact);
  useEffect(() => {
    newest.current = contact;
  }, [contact]);

  const restore = useEffectEvent(() => {
    const stored = drafts.read();
    if (!stored || (stored.base === null) !== (contact === null)) return;
    // Whoever changed the contact last may be oneself, by a save of the other fields.
    const byUserId = contact?.updatedByUserId === me.id ? null : (contact?.updatedByUserId ?? null);
    const now = contact ? followContact(stored, contact, byUserId).form : stored;
    if (!hasChanges(now)) return drafts.clear();
    setForm(now);
    setIsRestored(true);
  });
  // The server cannot know what this device kept: it is put in place right after the first drawing.
  useEffect(() => restore(), []);

  useEffect(() => {
    if (hasChanges(form)) drafts.write(form);
    else drafts.clear();
  }, [form, drafts]);

  return {
    contactId,
    form,
    followed,
    isRestored,
    isDeciding: false,
    drafts,
    changeCount,
    change(next) {
      setForm(next);
      setChangeCount((count) => count + 1);
    },
    applySaved(sent, saved) {
      const last = newest.current;
      const isBehind = last !== null && last.revision > saved.contact.revision;
      setForm((now) => {
        const next = applySaved(now, sent, saved);
        return isBehind ? followContact(next, last, last.updatedByUserId).form : next;
      });
    },
    startOver() {
      drafts.clear();
      setForm(startForm(contact));
      setIsRestored(false);
    },
  };
}

function withName(form: ContactForm, name: string): ContactForm {
  return name === '' ? form : { ...form, typed: { ...form.typed, name } };
}
