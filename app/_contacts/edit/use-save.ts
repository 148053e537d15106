'use client';

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { newId } from '@/lib/contract/values/ids.ts';
import { useConnection } from '../../_client/live/hooks.ts';
import { type SaveAnswer, saveContact } from '../../_client/rest/save-contact.ts';
import { applySaved, type ContactForm, editOf, hasChanges } from '../form/contact-form.ts';
import { inputOf } from '../form/form-values.ts';
import { atForm } from '../form/read-form.ts';
import { useAddressBook } from '../state/address-book-context.ts';
import type { LiveEdit } from './use-contact-edit.ts';

interface Save {
  readonly isSaving: boolean;
  /** What came of the last save; the paths of its errors are those of the form. */
  readonly outcome: SaveAnswer | null;
  /** Saves the form; the contact when everything is saved, null when something is still to be done. */
  save(as?: 'itself' | 'new'): Promise<Contact | null>;
}

const SOON_MS = 300;
const AGAIN_MS = 5_000;

/**
 * Saves the contact form, and puts the focus on what is wrong with it. What could not be sent is sent when there is a
 * connection again (`onConnected`), also from another page: the draft on this device remembers that it was to be saved.
 */
export function useSave(
  live: LiveEdit,
  formRef: RefObject<HTMLFormElement | null>,
  { posted, onConnected }: { readonly posted: SaveAnswer | null; readonly onConnected: () => void },
): Save {
  const { dispatch } = useAddressBook();
  const { state: connection } = useConnection();
  const saveNew = useSaveNew();
  const [isSaving, setIsSaving] = useState(false);
  const [outcome, setOutcome] = useState<SaveAnswer | null>(posted);
  const [unsentAt, setUnsentAt] = useState<number | null>(null);
  const [tries, setTries] = useState(0);
  // Typing on after Save is a new thing to save; what others change meanwhile is not.
  const isWaiting = unsentAt === live.changeCount;

  useEffect(() => {
    if (outcome === null || outcome.ok) return;
    formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [outcome, formRef]);

  const sendAgain = useEffectEvent(onConnected);
  const { drafts, form: current } = live;
  useEffect(() => {
    if (isWaiting) drafts.write(current, true);
  }, [isWaiting, current, drafts]);
  useEffect(() => {
    if (!isWaiting || connection !== 'connected' || isSaving) return;
    const timer = setTimeout(() => sendAgain(), tries > 1 ? AGAIN_MS : SOON_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, connection, isSaving, tries]);

  const save: Save['save'] = async (as = 'itself') => {
    const { contactId, form } = live;
    setIsSaving(true);
    const answer =
      contactId === null || as === 'new'
        ? await saveNew({ ...form, base: null, conflicts: {} })
        : await saveContact({ id: contactId, ...editOf(form) });
    const isUnsent = !answer.ok && answer.code === 'unreachable';
    setIsSaving(false);
    setOutcome(answer.ok ? answer : atForm(answer, form.typed));
    setUnsentAt(isUnsent ? live.changeCount : null);
    setTries((count) => (isUnsent ? count + 1 : 0));
    if (!answer.ok) return null;
    drafts.clear();
    dispatch({ type: 'saved', contact: answer.contact });
    if (answer.conflicts.length === 0) return answer.contact;
    live.applySaved(form, answer);
    return null;
  };

  const shown = outcome?.ok === false && outcome.code === 'unreachable' && !isWaiting ? null : outcome;
  return { isSaving, outcome: shown, save };
}

/**
 * Saves a new contact once, however often it is tried: the id is made at the first try. What was typed after a try
 * without an answer is saved as an edit of what that try stored.
 */
function useSaveNew(): (form: ContactForm) => Promise<SaveAnswer> {
  const unanswered = useRef<{ readonly id: string; readonly sent: ContactForm } | null>(null);
  return async (form) => {
    const first = unanswered.current ?? { id: newId(), sent: form };
    unanswered.current = first;
    const answer = await saveContact({ ...inputOf(first.sent.typed), id: first.id });
    if (!answer.ok && answer.code === 'unreachable') return answer;
    unanswered.current = null;
    if (!answer.ok) return answer;
    const rest = applySaved(form, first.sent, answer);
    return hasChanges(rest) ? await saveContact({ id: first.id, ...editOf(rest) }) : answer;
  };
}
