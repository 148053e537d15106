'use client';

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { newId } from '@/lib/contract/values/new-id.ts';
import { useConnection, useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import type { AnswerListener } from '../../_client/outbox/queued-saves.ts';
import type { SaveAnswer } from '../../_client/rest/save-contact.ts';
import { applySaved, type ContactForm, hasChanges } from '../form/contact-form.ts';
import { atForm } from '../form/form-path.ts';
import { useAddressBook } from '../state/address-book-context.ts';
import { contactFormStore } from './contact-form-store.ts';
import { applyAnswer, saveOfForm } from './save-of-form.ts';
import type { LiveEdit } from './use-contact-edit.ts';

interface Save {
  readonly isSaving: boolean;
  /** The result of the last save; the paths of its errors are those of the form. */
  readonly outcome: SaveAnswer | null;
  /** Puts the form into the outbox, which sends it as soon as there is a connection, also from another screen. */
  save(as?: SaveAs): Promise<void>;
}

/** Whether a form is saved as its contact, as a new one, or to the one into which its contact was merged. */
export type SaveAs = 'itself' | 'new' | { readonly mergedIntoId: string };

interface Waiting {
  readonly clientId: string;
  readonly sent: ContactForm;
  /** Whether it goes to another contact, because its own is gone. */
  readonly isCopy: boolean;
  readonly isMerged: boolean;
}

interface SaveNeeds {
  /** What the server answered to a page without a script. */
  readonly posted: SaveAnswer | null;
  /** The contact is saved; `isDone` is false when more was typed since. */
  onSaved(contact: Contact, isDone: boolean): void;
}

const UNREACHABLE: SaveAnswer = {
  ok: false,
  code: 'unreachable',
  message: 'Could not reach the server. Your changes are kept.',
};

/** Saves the contact form by the outbox, and puts the focus on what is wrong with it. */
export function useSave(
  live: LiveEdit,
  formRef: RefObject<HTMLFormElement | null>,
  { posted, onSaved }: SaveNeeds,
): Save {
  const { dispatch } = useAddressBook();
  const { saves } = useLiveClient();
  const me = useMe();
  const { state: connection } = useConnection();
  const [outcome, setOutcome] = useState<SaveAnswer | null>(posted);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  // The answer may come before the state is drawn.
  const waitingNow = useRef<Waiting | null>(null);
  const wait = (next: Waiting | null) => {
    waitingNow.current = next;
    setWaiting(next);
  };

  useEffect(() => {
    if (outcome === null || outcome.ok) return;
    formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [outcome, formRef]);

  const handle: AnswerListener = useEffectEvent((record, answer) => {
    const waited = waitingNow.current;
    if (record.clientId !== waited?.clientId) return false;
    setOutcome(answer.ok ? answer : atForm(answer, waited.sent.typed));
    if (!answer.ok && answer.code === 'unreachable') return true;
    wait(null);
    if (!answer.ok) return true;
    dispatch({ type: 'saved', contact: answer.contact });
    if (waited.isMerged) {
      live.formStore.clear();
      const isDone = answer.conflicts.length === 0;
      // What the merged contact says otherwise is decided in its own form, which reads it from here.
      if (!isDone)
        contactFormStore(me.id, answer.contact.id).write(applyAnswer(live.form, waited.sent, answer));
      onSaved(answer.contact, isDone);
      return true;
    }
    // What was typed while the answer was under way is not saved: the form goes on with it. What is typed now may differ
    // from what was sent all the same: the saved contact may have arrived before this answer, with ids for new items.
    const isAllSaved = waited.isCopy || !hasChanges(applySaved(live.form, waited.sent, answer));
    const isDone = answer.conflicts.length === 0 && isAllSaved;
    if (isDone) live.formStore.clear();
    else live.applySaved(waited.sent, answer);
    // The form of a new contact goes on as that of a stored one, which reads it from here.
    if (!isDone && live.contactId === null) live.formStore.write(applyAnswer(live.form, waited.sent, answer));
    if (isDone || live.contactId === null) onSaved(answer.contact, isDone);
    return true;
  });
  useEffect(() => saves.listen((record, answer) => handle(record, answer)), [saves]);

  const save: Save['save'] = async (as = 'itself') => {
    const sent: ContactForm = as === 'new' ? { ...live.form, base: null, conflicts: {} } : live.form;
    setOutcome((last) => (last?.ok ? last : null));
    const isMerged = typeof as === 'object';
    const contactId = isMerged ? as.mergedIntoId : as === 'new' ? newId() : live.formId;
    const clientId = await saves.add(saveOfForm(contactId, sent));
    wait({ clientId, sent, isCopy: as !== 'itself', isMerged });
  };

  const isOffline = waiting !== null && connection === 'offline';
  const shown = isOffline ? UNREACHABLE : outcome;
  const isUnreachable = shown?.ok === false && shown.code === 'unreachable';
  return { isSaving: waiting !== null && !isUnreachable, outcome: shown, save };
}
