'use client';

import {
  type FocusEvent,
  type FormEvent,
  useActionState,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { saveContactAction } from '@/app/_actions/contacts.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { Gone } from '../../_client/address-book/contact-list-types.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { isKey } from '../../_shell/shortcuts/match-key.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useContactActions } from '../actions/use-contact-actions.ts';
import { hasChanges, isUndecided } from '../form/contact-form.ts';
import { EditorPhoto } from '../photo/editor-photo.tsx';
import { usePhotoChange } from '../photo/use-photo-change.ts';
import { useAddressBook } from '../state/address-book-context.ts';
import { useFieldSignal } from '../viewers/use-viewers.ts';
import { EditorFields } from './editor-fields.tsx';
import { EditorGone } from './editor-gone.tsx';
import { EditorHead } from './editor-head.tsx';
import { EditorNews } from './editor-news.tsx';
import { useContactEdit } from './use-contact-edit.ts';
import { type SaveAs, useSave } from './use-save.ts';

interface ContactEditorProps {
  /** The contact as it is now, live; null for a new one. */
  readonly contact: Contact | null;
  readonly gone: Gone | null;
  readonly newName: string;
  /** The person to whom a new contact is linked. */
  readonly newUserId?: string;
}

/** The form of a contact. Sent by a script when there is one, else as a plain form to the same action. */
export function ContactEditor({ contact, gone, newName, newUserId = '' }: ContactEditorProps) {
  const { go, leave } = useAddressBook();
  const { restore } = useContactActions();
  const { saves } = useLiveClient();
  const toast = useToast();
  const formRef = useRef<HTMLFormElement>(null);
  const [posted, formAction] = useActionState(saveContactAction, null);
  const plain = useContactEdit(contact, { name: newName, userId: newUserId }, posted?.form ?? null);
  const photo = usePhotoChange();
  const signalField = useFieldSignal(contact?.id ?? null);
  const { isSaving, outcome, save } = useSave(plain, formRef, {
    posted: posted?.outcome ?? null,
    async onSaved(saved, isDone) {
      await photo.apply(saved);
      go({ mode: isDone ? 'card' : 'edit', id: saved.id }, true);
    },
  });
  const { form } = plain;
  const [showsAll, setShowsAll] = useState(false);
  const live = { ...plain, isDeciding: outcome?.ok === true && isUndecided(form) && !showsAll };

  useEffect(() => {
    formRef.current?.querySelector<HTMLInputElement>('input[name="name"]')?.focus({ preventScroll: true });
  }, []);

  const send = async (as?: SaveAs) => {
    if (isSaving) return;
    setShowsAll(false);
    await save(as);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const close = () => {
    if (contact) go({ mode: 'card', id: contact.id }, true);
    else leave();
  };
  const putAside = () => {
    plain.formStore.clear();
    void saves.withdraw(plain.formId);
  };
  const cancel = () => {
    putAside();
    close();
    if (!hasChanges(form)) return;
    toast('Your changes were put aside', {
      label: 'Undo',
      run: () => {
        plain.formStore.write(form);
        go(contact ? { mode: 'edit', id: contact.id } : { mode: 'new' }, true);
      },
    });
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    const isSave = isKey(event, 'saveContact');
    if (!isSave && event.key !== 'Escape') return;
    // A dialog above the form has its own Escape.
    if (event.target instanceof Element && event.target.closest('dialog')) return;
    event.preventDefault();
    if (isSave) formRef.current?.requestSubmit();
    else cancel();
  };
  useKeysNowhere(handleKey);
  const handleFocus = (event: FocusEvent) => {
    const field = event.target.closest<HTMLElement>('[data-field]')?.dataset.field ?? null;
    signalField(field?.endsWith('.new') ? (field.split('.')[0] ?? null) : field);
  };

  const refused = outcome?.ok === false ? (outcome.errors ?? []) : [];
  const errors = new Map(refused.map(({ path, message }) => [path, message]));
  const isGone = gone !== null || (outcome !== null && !outcome.ok && outcome.code === 'not_found');
  return (
    <form
      ref={formRef}
      action={formAction}
      onSubmit={handleSubmit}
      onKeyDown={(event) => handleKey(event.nativeEvent)}
      onFocus={handleFocus}
      onBlur={() => signalField(null)}
      noValidate
      aria-label={contact ? 'Edit contact' : 'New contact'}
      className="flex min-h-0 grow flex-col"
    >
      {contact && <input type="hidden" name="id" value={contact.id} />}
      <input type="hidden" name="base" value={JSON.stringify(form.base)} />
      <input type="hidden" name="conflicts" value={JSON.stringify(form.conflicts)} />
      <EditorHead contactId={contact?.id ?? null} isSaving={isSaving} isGone={isGone} onCancel={cancel} />
      <div className="min-h-0 grow overflow-y-auto">
        <div className="@container mx-auto flex max-w-150 flex-col gap-5 px-4 py-5 sm:px-8 sm:py-6">
          {isGone && contact && (
            <EditorGone
              gone={gone}
              hasChanges={hasChanges(form)}
              onRestore={() => void restore(contact).then((back) => (back ? send() : undefined))}
              onSaveAsNew={() => void send('new')}
              onSaveToMerged={(id) => void send({ mergedIntoId: id })}
              onDiscard={() => {
                putAside();
                go({ mode: 'list' }, true);
              }}
            />
          )}
          <EditorNews live={live} outcome={isGone ? null : outcome} onShowAll={() => setShowsAll(true)} />
          {!live.isDeciding && <EditorPhoto contact={contact} name={form.typed.name} photo={photo} />}
          <EditorFields live={live} errors={errors} />
        </div>
      </div>
    </form>
  );
}

/** What had the focus may have gone: the keys of the form are its own all the same. */
function useKeysNowhere(handleKey: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.target === document.body) handleKey(event);
  });
  useEffect(() => {
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, []);
}
