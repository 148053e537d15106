'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { newId } from '@/lib/contract/values/new-id.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { putAddress } from '../../_client/navigation/put-address.ts';
import type { AnswerListener } from '../../_client/outbox/queued-saves.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { type ContactForm, hasChanges, isUndecided } from '../form/contact-form.ts';
import { readKeptForm } from '../form/kept-form.ts';
import { asSubject, useNameOf } from '../state/address-book-context.ts';
import { ADDRESS_BOOK, type ContactRoute, pathOfRoute } from '../state/contact-route.ts';
import { contactFormStore } from './contact-form-store.ts';
import { applyAnswer } from './save-of-form.ts';
import { takeOverDrafts } from './take-over-drafts.ts';

/**
 * Handles the answers to queued saves whose form is not open, on any screen: says that one is saved, and puts one that met
 * a conflict or was refused back into its form. Used once, around all pages.
 */
export function QueuedSaves(): null {
  const { saves } = useLiveClient();
  const me = useMe();
  const nameOf = useNameOf();
  const toast = useToast();
  const router = useRouter();

  const open = (route: ContactRoute) => {
    const path = pathOfRoute(route);
    // Within the address book the list beside it does not change.
    if (window.location.pathname.startsWith(ADDRESS_BOOK)) {
      putAddress(path + window.location.search);
    } else router.push(path as Route);
  };
  const keepOpen = (text: string, route: ContactRoute) =>
    toast(text, { label: 'Open', run: () => open(route) });
  const namesIn = ({ conflicts }: ContactForm) => {
    const names = new Set(Object.values(conflicts).map(({ byUserId }) => asSubject(nameOf(byUserId))));
    return new Intl.ListFormat('en').format(names);
  };

  const handle: AnswerListener = useEffectEvent((record, answer) => {
    const sent = readKeptForm(record.form);
    const store = contactFormStore(me.id, record.contactId);
    const kept = store.read() ?? sent;
    if (!sent || !kept || (!answer.ok && answer.code === 'unreachable')) return true;
    const { name } = kept.typed;
    if (answer.ok) {
      const next = applyAnswer(kept, sent, answer);
      if (hasChanges(next)) store.write(next);
      else store.clear();
      if (isUndecided(next)) {
        const route = { mode: 'edit', id: record.contactId } as const;
        keepOpen(`${namesIn(next)} changed ${name}, too. Choose what to keep.`, route);
      } else if (record.isDelayed) {
        toast(`Back online: your changes to ${answer.contact.name} are saved`);
      }
    } else if (answer.code === 'not_found') {
      store.clear();
      contactFormStore(me.id, newId()).write({ ...kept, base: null, conflicts: {} });
      keepOpen(`${name} was deleted meanwhile. What you typed is kept as a new contact.`, { mode: 'new' });
    } else {
      store.write(kept);
      const route: ContactRoute =
        kept.base === null ? { mode: 'new' } : { mode: 'edit', id: record.contactId };
      keepOpen(`${name} was not saved. ${answer.message}`, route);
    }
    return true;
  });

  useEffect(() => saves.handleOthers((record, answer) => handle(record, answer)), [saves]);
  useEffect(() => {
    void takeOverDrafts(me.id, saves);
  }, [me.id, saves]);
  return null;
}
