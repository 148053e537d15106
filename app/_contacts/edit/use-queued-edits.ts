'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { saveContactAction } from '@/app/_actions/contacts.ts';
import { type ContactEdit, isUndecided, setByOf } from '@/app/_contacts/form/contact-edit.ts';
import { formOfEdit } from '@/app/_contacts/form/contact-form.ts';
import { useConnection, useMe } from '../../_client/live/hooks.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import type { ContactRoute } from '../contact-route.ts';
import { reach } from '../reach.ts';
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
  const namesIn = (edit: ContactEdit) => {
    const names = new Set(Object.values(setByOf(edit)).map((id) => asSubject(nameOf(id))));
    return new Intl.ListFormat('en').format(names);
  };
  const wait = (text: string, to: ContactRoute) => toast(text, { label: 'Open', run: () => go(to) });

  const saveOne = async (id: string | null) => {
    const drafts = draftStore(me.id, id);
    const stored = drafts.read();
    if (!stored) return;
    const { name } = stored.draft;
    const edit = { base: stored.base, draft: stored.draft, theirs: {} };
    const state = await reach(() => saveContactAction(null, formOfEdit(id ?? '', edit)));
    if (!state?.outcome) return;
    const { outcome } = state;
    if (outcome.ok) {
      dispatch({ type: 'saved', contact: outcome.contact });
      if (!isUndecided(state.edit)) {
        drafts.clear();
        return toast(`Back online: your changes to ${outcome.contact.name} are saved`);
      }
      drafts.write({ ...edit, theirs: state.edit.theirs });
      return wait(`${namesIn(state.edit)} changed ${name}, too. Choose what to keep.`, {
        mode: 'edit',
        id: outcome.contact.id,
      });
    }
    if (outcome.code === 'not_found') {
      drafts.clear();
      draftStore(me.id, null).write({ ...edit, base: null });
      return wait(`${name} was deleted meanwhile. What you typed is kept as a new contact.`, { mode: 'new' });
    }
    drafts.write(edit);
    wait(`${name} was not saved. ${outcome.message}`, id === null ? { mode: 'new' } : { mode: 'edit', id });
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
