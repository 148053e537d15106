'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { SavedContact } from '@/lib/contract/contacts/contact-edit.ts';
import { newId } from '@/lib/contract/values/new-id.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { applySaved, type ContactForm, followContact, hasChanges, startForm } from '../form/contact-form.ts';
import type { FormValues } from '../form/form-values.ts';
import { type ContactFormStore, contactFormStore, newestNewContact } from './contact-form-store.ts';

/** The fields and items that another person changed while the form was open, and who. */
export interface Followed {
  readonly keys: readonly string[];
  readonly byUserId: string | null;
  readonly revision: number;
}

export interface LiveEdit {
  /** Null for a new contact. */
  readonly contactId: string | null;
  /** The contact's id; of a new one the id that it will have. */
  readonly formId: string;
  readonly form: ContactForm;
  readonly followed: Followed | null;
  /** Whether the form shows what was typed before, and kept on this device. */
  readonly isRestored: boolean;
  /** Whether everything but the conflicts is saved: then only they are shown. */
  readonly isDeciding: boolean;
  readonly formStore: ContactFormStore;
  change(next: (form: ContactForm) => ContactForm): void;
  /** Applies the answer to a save of the form as it was `sent`. */
  applySaved(sent: ContactForm, saved: SavedContact): void;
  /** Discards what was typed: shows the contact as it is. */
  startOver(): void;
}

/**
 * The form's content: follows what others change, keeps what is typed on this device until it is saved. `posted` is the
 * form as the server answered it to a page without a script.
 */
export function useContactEdit(
  contact: Contact | null,
  begin: Pick<FormValues, 'name' | 'userId'>,
  posted: ContactForm | null,
): LiveEdit {
  const me = useMe();
  const { saves } = useLiveClient();
  const contactId = contact?.id ?? null;
  const [newContactId, setNewContactId] = useState(newId);
  const formId = contactId ?? newContactId;
  const formStore = useMemo(() => contactFormStore(me.id, formId), [me.id, formId]);
  const [form, setForm] = useState<ContactForm>(() => posted ?? withBeginning(startForm(contact), begin));
  const [followed, setFollowed] = useState<Followed | null>(null);
  const [isRestored, setIsRestored] = useState(false);
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

  const show = (kept: ContactForm) => {
    if ((kept.base === null) !== (contact === null)) return;
    // The last change may be one's own, by a save of the other fields.
    const byUserId = contact?.updatedByUserId === me.id ? null : (contact?.updatedByUserId ?? null);
    const now = contact ? followContact(kept, contact, byUserId).form : kept;
    if (!hasChanges(now)) return formStore.clear();
    setForm(now);
    setIsRestored(true);
  };
  const isRestoring = useRef(false);
  const restore = useEffectEvent(() => {
    // What is asked for is another contact than one that was begun before.
    const keptId = contactId ?? (begin.userId === '' ? newestNewContact(me.id) : null);
    const kept = keptId && contactFormStore(me.id, keptId).read();
    if (!keptId || !kept) return;
    isRestoring.current = true;
    setNewContactId(keptId);
    show(kept);
  });
  // The server does not know what this device kept: it is shown right after the first render.
  useEffect(() => restore(), []);

  // One form in two tabs is one form: each shows what was typed last in either.
  const showOther = useEffectEvent(show);
  useEffect(() => formStore.subscribe((kept) => showOther(kept)), [formStore]);

  const isKept = useRef(false);
  useEffect(() => {
    // What the page was drawn with is about to be replaced.
    if (isRestoring.current) {
      isRestoring.current = false;
      return;
    }
    if (hasChanges(form)) formStore.write(form);
    // What another tab keeps is not cleared by a form that has not been touched.
    else if (isKept.current) formStore.clear();
    isKept.current = hasChanges(form);
  }, [form, formStore]);

  return {
    contactId,
    formId,
    form,
    followed,
    isRestored,
    isDeciding: false,
    formStore,
    change: setForm,
    applySaved(sent, saved) {
      const last = newest.current;
      const isBehind = last !== null && last.revision > saved.contact.revision;
      setForm((now) => {
        const next = applySaved(now, sent, saved);
        return isBehind ? followContact(next, last, last.updatedByUserId).form : next;
      });
    },
    startOver() {
      formStore.clear();
      void saves.withdraw(formId);
      setNewContactId(newId());
      setForm(startForm(contact));
      setIsRestored(false);
    },
  };
}

/** A new form with what it is to begin with; an empty part says nothing. */
function withBeginning(form: ContactForm, begin: Pick<FormValues, 'name' | 'userId'>): ContactForm {
  const given = Object.fromEntries(Object.entries(begin).filter(([, text]) => text !== ''));
  return { ...form, typed: { ...form.typed, ...given } };
}
