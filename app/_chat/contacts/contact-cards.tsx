'use client';

import { AtSign, Copy } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { MessageContact } from '@/lib/contract/conversations/message-contact.ts';
import type { HeldCard } from '../../_client/address-book/cards.ts';
import { useContactCard } from '../../_client/contacts/use-contact-card.ts';
import { ContactAvatar } from '../../_contacts/elements/contact-avatar.tsx';
import { mailUrl, telephoneUrl } from '../../_contacts/elements/contact-urls.ts';
import { asSubject, useNameOf } from '../../_contacts/state/address-book-context.ts';
import { copyText } from '../../_ui/form/copy-text.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { CardFrame, CardName } from './card-frame.tsx';
import { RestoreButton } from './restore-button.tsx';

/** The contacts of a message as they are now: today's number, and who changed them last; what is deleted as it was. */
export function ContactCards({ contacts }: { readonly contacts: readonly MessageContact[] }) {
  return contacts.map((contact) => <ContactCard key={contact.id} sent={contact} />);
}

function ContactCard({ sent }: { readonly sent: MessageContact }) {
  const card = useContactCard(sent.id);
  const contact = card?.contact;
  if (!contact) return <CardFrame label={sent.name} head={<Unknown sent={sent} />} middle={missing(card)} />;
  if (card.isDeleted) return <DeletedCard contact={contact} />;
  const work = [contact.title, contact.organization].filter(Boolean).join(' · ');
  return (
    <CardFrame
      label={contact.name}
      head={
        <>
          <ContactAvatar contact={contact} size={40} />
          <CardName id={contact.id} name={contact.name} work={work} />
        </>
      }
      middle={<Reach contact={contact} />}
      foot={<LastChange contact={contact} />}
    />
  );
}

/** Not read yet, or gone for good: its name when it was sent. */
function Unknown({ sent }: { readonly sent: MessageContact }) {
  return (
    <>
      <ContactAvatar contact={{ ...sent, photo: null }} size={40} className="opacity-60" />
      <CardName id={sent.id} name={sent.name} />
    </>
  );
}

function missing(card: HeldCard | undefined) {
  const text = { known: 'No longer in the address book.', failed: 'It could not be loaded.' };
  if (card?.status !== 'known' && card?.status !== 'failed') return null;
  return <p className="text-14 text-ink-3">{text[card.status]}</p>;
}

function DeletedCard({ contact }: { readonly contact: Contact }) {
  const nameOf = useNameOf();
  const { name, mergedIntoId = null } = contact;
  return (
    <CardFrame
      label={name}
      head={
        <>
          <ContactAvatar contact={contact} size={40} className="opacity-45 grayscale" />
          <span className="flex min-w-0 grow flex-col">
            <bdi className="text-16 text-ink-3 truncate font-medium">{name}</bdi>
            <bdi className="text-13 text-ink-3 truncate">{reachOf(contact)}</bdi>
          </span>
        </>
      }
      middle={
        mergedIntoId === null ? (
          <RestoreButton contact={contact} />
        ) : (
          <Link
            href={`/contacts/${encodeURIComponent(mergedIntoId)}` as Route}
            prefetch={false}
            className="text-14 text-brand-text font-medium hover:underline"
          >
            Show what it was merged into
          </Link>
        )
      }
      foot={`${asSubject(nameOf(contact.updatedByUserId))} ${mergedIntoId === null ? 'deleted' : 'merged'} this contact`}
    />
  );
}

/** The first way to reach them. */
function reachOf({ phones, emails }: Contact): string {
  return phones[0]?.value ?? emails[0]?.value ?? '';
}

/** The first number, to call and to copy, and the first email address. */
function Reach({ contact }: { readonly contact: Contact }) {
  const toast = useToast();
  const [phone] = contact.phones;
  const [email] = contact.emails;
  const value = reachOf(contact);
  if (value === '') return <p className="text-14 text-ink-3">No phone or email yet.</p>;
  const copy = async () => {
    toast((await copyText(value)) ? 'Copied.' : 'This browser does not let pages copy.');
  };
  return (
    <>
      <Value href={phone ? telephoneUrl(phone) : mailUrl(value)} value={value} />
      {phone && email && (
        <a
          href={mailUrl(email.value)}
          aria-label={`Email ${email.value}`}
          data-tooltip={`Email ${email.value}`}
          className="rounded-control text-ink-2 hover:bg-hover hover:text-ink inline-grid size-11 shrink-0 place-items-center sm:size-9"
        >
          <AtSign aria-hidden size={18} strokeWidth={1.75} />
        </a>
      )}
      <IconButton label={`Copy ${value}`} icon={Copy} onClick={() => void copy()} className="-mr-2" />
    </>
  );
}

interface ValueProps {
  /** Null for a number that cannot be dialled. */
  readonly href: string | null;
  readonly value: string;
}

function Value({ href, value }: ValueProps) {
  const className = 'text-16 min-w-0 grow truncate font-medium tabular-nums';
  if (href === null) return <bdi className={className}>{value}</bdi>;
  return (
    <a href={href} className={`${className} text-brand-text hover:underline`}>
      <bdi>{value}</bdi>
    </a>
  );
}

function LastChange({ contact }: { readonly contact: Contact }) {
  const nameOf = useNameOf();
  const isNew = contact.createdAt === contact.updatedAt;
  return (
    <>
      {`${isNew ? 'Added' : 'Changed'} by ${nameOf(contact.updatedByUserId)}, `}
      <Time at={contact.updatedAt} style="ago" />
    </>
  );
}
