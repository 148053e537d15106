'use client';

import clsx from 'clsx';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { ContactAvatar } from '../../_contacts/elements/contact-avatar.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { useContactSearch } from './use-contact-search.ts';

interface ContactPickerProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** Why a contact cannot be chosen, in a few words; null when it can. */
  whyNot?(contact: Contact): string | null;
  onClose(): void;
  onPick(contact: Contact): void;
}

/** Chooses a contact of the address book: typing searches, the arrow keys move, Enter chooses. */
export function ContactPicker({ isOpen, title, onClose, ...rest }: ContactPickerProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title}>
      {isOpen && <Choices {...rest} />}
    </Dialog>
  );
}

function Choices({ whyNot = () => null, onPick }: Pick<ContactPickerProps, 'whyNot' | 'onPick'>) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState(0);
  const { items, isSearching, isFailed } = useContactSearch(query);
  const at = Math.min(current, Math.max(0, items.length - 1));
  const optionId = (index: number) => `${id}-${index}`;

  const pick = (contact: Contact | undefined) => {
    if (contact && whyNot(contact) === null) onPick(contact);
  };
  // Enter before the answer is there chooses the first one of it.
  const isAwaited = useRef(false);
  const chooseAwaited = useEffectEvent(() => {
    if (isAwaited.current) pick(items[0]);
    isAwaited.current = false;
  });
  useEffect(() => {
    if (!isSearching) chooseAwaited();
  }, [isSearching]);

  const move = (to: number) => {
    if (items.length === 0) return;
    const next = (to + items.length) % items.length;
    setCurrent(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    // What is listed while one types on is the answer to what was typed before.
    else if (event.key === 'Enter' && isSearching) isAwaited.current = true;
    else if (event.key === 'Enter') pick(items[at]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextField
        label="Find a contact"
        isLabelHidden
        placeholder="Find a contact"
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? optionId(at) : undefined}
        autoComplete="off"
        data-autofocus
        leading={<Search aria-hidden size={16} strokeWidth={1.75} />}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setCurrent(0);
          isAwaited.current = false;
        }}
        onKeyDown={handleKey}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Contacts to choose"
        className="-mx-2 mt-2 h-80 overflow-y-auto"
      >
        {items.map((contact, index) => (
          <Choice
            key={contact.id}
            id={optionId(index)}
            contact={contact}
            isCurrent={index === at}
            reason={whyNot(contact)}
            onPoint={() => setCurrent(index)}
            onPick={() => pick(contact)}
          />
        ))}
      </div>
      <p role="status" className="text-13 text-ink-2 mt-1 min-h-5">
        {saidOf({ count: items.length, isSearching, isFailed })}
      </p>
    </>
  );
}

interface Found {
  readonly count: number;
  readonly isSearching: boolean;
  readonly isFailed: boolean;
}

function saidOf({ count, isSearching, isFailed }: Found): string {
  if (isSearching) return '';
  if (isFailed) return 'Contacts could not be searched: the server is out of reach.';
  if (count === 0) return 'No contact was found.';
  return count === 1 ? '1 contact' : `${count} contacts`;
}

interface ChoiceProps {
  readonly id: string;
  readonly contact: Contact;
  readonly isCurrent: boolean;
  readonly reason: string | null;
  onPoint(): void;
  onPick(): void;
}

function Choice({ id, contact, isCurrent, reason, onPoint, onPick }: ChoiceProps) {
  const { name, organization, phones, emails } = contact;
  const detail = reason ?? (organization || phones[0]?.value || emails[0]?.value || '');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the box that has the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      aria-disabled={reason !== null}
      onPointerMove={onPoint}
      onClick={onPick}
      className={clsx(
        'rounded-control flex min-h-12 items-center gap-3 px-2',
        isCurrent && 'bg-selected',
        reason !== null && 'text-ink-3',
      )}
    >
      <ContactAvatar contact={contact} size={32} />
      <span className="min-w-0 grow">
        <bdi className="text-14 block truncate font-medium">{name}</bdi>
        <bdi className="text-13 text-ink-2 block truncate">{detail}</bdi>
      </span>
    </div>
  );
}
