'use client';

import { type RefObject, useEffect, useState } from 'react';
import { type ContactEdit, takeTheirs } from '@/app/_actions/contact-edit.ts';
import type { ContactOutcome } from '@/app/_actions/contact-form.ts';
import { saveContactAction } from '@/app/_actions/contacts.ts';
import type { Contact } from '@/lib/contract/contact.ts';
import { useBook } from './book-context.ts';
import { reach } from './reach.ts';
import type { LiveEdit } from './use-contact-edit.ts';

export type SaveOutcome =
  | ContactOutcome
  | { readonly ok: false; readonly code: 'unreachable'; readonly message: string };

interface Save {
  readonly isSaving: boolean;
  readonly outcome: SaveOutcome | null;
  /** Sends the form; the contact when everything is saved, null when something is still to be done. */
  save(form: FormData): Promise<Contact | null>;
}

const UNREACHABLE: SaveOutcome = {
  ok: false,
  code: 'unreachable',
  message: 'Could not reach the server. Your changes are kept.',
};

/** Sends the contact form, and puts the focus on what is wrong with it. */
export function useSave(
  live: LiveEdit,
  formRef: RefObject<HTMLFormElement | null>,
  sent: ContactOutcome | null,
): Save {
  const { dispatch } = useBook();
  const [isSaving, setIsSaving] = useState(false);
  const [outcome, setOutcome] = useState<SaveOutcome | null>(sent);

  useEffect(() => {
    if (outcome === null || outcome.ok) return;
    formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [outcome, formRef]);

  const save = async (form: FormData) => {
    form.set('script', '1');
    setIsSaving(true);
    const state = await reach(() => saveContactAction(null, form));
    setIsSaving(false);
    setOutcome(state === null ? UNREACHABLE : state.outcome);
    if (!state?.outcome?.ok) return null;
    const { contact } = state.outcome;
    live.drafts.clear();
    dispatch({ type: 'saved', contact });
    if (Object.keys(state.edit.theirs).length === 0) return contact;
    // What was typed while the answer was under way stays, too.
    live.change((edit: ContactEdit) => takeTheirs(edit, contact, null).edit);
    return null;
  };

  return { isSaving, outcome, save };
}
