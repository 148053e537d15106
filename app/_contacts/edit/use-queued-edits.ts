'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { newId } from '@/lib/contract/values/ids.ts';
import { useConnection, useMe } from '../../_client/live/hooks.ts';
import { saveContact } from '../../_client/rest/save-contact.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import type { ContactRoute } from '../contact-route.ts';
import { applySaved, type ContactForm, editOf, isUndecided } from '../form/contact-form.ts';
import { inputOf } from '../form/form-values.ts';
import { asSubject, useAddressBook, useNameOf } from '../state/address-book-context.ts';
import { draftStore, queuedDrafts } from './draft-store.ts';

/**
 * Saves what was to be saved while no server could be reached, once there is one again. The form that is open sees to
 * its own. What meets changes of others waits in its form, as it would have there.
 */
export function useQueuedEdits(): void {
  const { state: connection } = useConnection();
  const { route, dispatch, go } = useAddressBook();
  const me = useMe();
  const nameOf = useNameOf();
  const toast = useToast();
  const isRunning = useRef(false);

  const isOpenForm = (id: string | null) =>
    (route.mode === 'new' && id === null) || (route.mode === 'edit' && route.id === id);
  const namesIn = ({ conflicts }: ContactForm) => {
    const names = new Set(Object.values(conflicts).map(({ byUserId }) => asSubject(nameOf(byUserId))));
    return new Intl.ListFormat('en').format(names);
  };
  const wait = (text: string, to: ContactRoute) => toast(text, { label: 'Open', run: () => go(to) });

  const saveOne = async (id: string | null) => {
    const drafts = draftStore(me.id, id);
    const stored = drafts.read();
    if (!stored) return;
    const { name } = stored.typed;
    const form: ContactForm = { ...stored, conflicts: {} };
    const answer = await saveContact(
      id === null ? { ...inputOf(form.typed), id: newId() } : { id, ...editOf(form) },
    );
    if (answer.ok) {
      const { contact } = answer;
      dispatch({ type: 'saved', contact });
      const next = applySaved(form, form, answer);
      if (!isUndecided(next)) {
        drafts.clear();
        return toast(`Back online: your changes to ${contact.name} are saved`);
      }
      drafts.write(next);
      return wait(`${namesIn(next)} changed ${name}, too. Choose what to keep.`, {
        mode: 'edit',
        id: contact.id,
      });
    }
    if (answer.code === 'unreachable') return;
    if (answer.code === 'not_found') {
      drafts.clear();
      draftStore(me.id, null).write({ ...form, base: null });
      return wait(`${name} was deleted meanwhile. What you typed is kept as a new contact.`, { mode: 'new' });
    }
    drafts.write(form);
    wait(`${name} was not saved. ${answer.message}`, id === null ? { mode: 'new' } : { mode: 'edit', id });
  };

  const saveAll = useEffectEvent(async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    for (const id of queuedDrafts(me.id)) if (!isOpenForm(id)) await saveOne(id);
    isRunning.current = false;
  });

  useEffect(() => {
    if (connection === 'connected') void saveAll();
  }, [connection]);
}
