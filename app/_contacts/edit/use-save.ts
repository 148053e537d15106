'use client';

import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { saveContactAction } from '@/app/_actions/contacts.ts';
import {
  type ContactEdit,
  isUndecided,
  setByOf,
  takeTheirs,
  withNames,
} from '@/app/_contacts/form/contact-edit.ts';
import { type ContactOutcome, formOfEdit } from '@/app/_contacts/form/contact-form.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { useConnection } from '../../_client/live/hooks.ts';
import { reach } from '../reach.ts';
import { useAddressBook } from '../state/address-book-context.ts';
import type { LiveEdit } from './use-contact-edit.ts';

export type SaveOutcome =
  | ContactOutcome
  | { readonly ok: false; readonly code: 'unreachable'; readonly message: string };

interface Save {
  readonly isSaving: boolean;
  readonly outcome: SaveOutcome | null;
  /** Sends the form; the contact when everything is saved, null when something is still to be done. */
  save(as?: 'itself' | 'new'): Promise<Contact | null>;
}

const UNREACHABLE: SaveOutcome = {
  ok: false,
  code: 'unreachable',
  message: 'Could not reach the server. Your changes are kept.',
};
const SOON_MS = 300;
const AGAIN_MS = 5_000;

/**
 * Sends the contact form, and puts the focus on what is wrong with it. What could not be sent is sent when there is a
 * connection again (`onConnected`), also from another page: the draft on this device remembers that it was to be saved.
 */
export function useSave(
  live: LiveEdit,
  formRef: RefObject<HTMLFormElement | null>,
  { sent, onConnected }: { readonly sent: ContactOutcome | null; readonly onConnected: () => void },
): Save {
  const { dispatch } = useAddressBook();
  const { state: connection } = useConnection();
  const [isSaving, setIsSaving] = useState(false);
  const [outcome, setOutcome] = useState<SaveOutcome | null>(sent);
  const [unsentAt, setUnsentAt] = useState<number | null>(null);
  const [tries, setTries] = useState(0);
  // Typing on after Save is a new thing to save; what others change meanwhile is not.
  const isWaiting = unsentAt === live.typed;

  useEffect(() => {
    if (outcome === null || outcome.ok) return;
    formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [outcome, formRef]);

  const sendAgain = useEffectEvent(onConnected);
  const { drafts, edit: current } = live;
  useEffect(() => {
    if (isWaiting) drafts.write(current, true);
  }, [isWaiting, current, drafts]);
  useEffect(() => {
    if (!isWaiting || connection !== 'connected' || isSaving) return;
    const timer = setTimeout(() => sendAgain(), tries > 1 ? AGAIN_MS : SOON_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, connection, isSaving, tries]);

  const save: Save['save'] = async (as = 'itself') => {
    const { edit } = live;
    const began: ContactEdit = as === 'new' ? { ...edit, base: null, theirs: {} } : edit;
    setIsSaving(true);
    const state = await reach(() =>
      saveContactAction(null, formOfEdit((as === 'new' ? null : live.contactId) ?? '', began)),
    );
    setIsSaving(false);
    setOutcome(state === null ? UNREACHABLE : state.outcome);
    setUnsentAt(state === null ? live.typed : null);
    setTries((count) => (state === null ? count + 1 : 0));
    if (!state?.outcome?.ok) return null;
    const { contact } = state.outcome;
    drafts.clear();
    dispatch({ type: 'saved', contact });
    if (as === 'new' || !isUndecided(state.edit)) return contact;
    // What was typed while the answer was under way stays, too.
    const setBy = setByOf(state.edit);
    live.change((now: ContactEdit) => withNames(takeTheirs(now, contact, null).edit, setBy));
    return null;
  };

  const shown = outcome?.ok === false && outcome.code === 'unreachable' && !isWaiting ? null : outcome;
  return { isSaving, outcome: shown, save };
}
