'use client';

import { AtSign, Link2, Pencil, Phone, UserPlus } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { Member } from '@/lib/contract/conversations/conversation.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useContactCard } from '../../_client/contacts/use-contact-card.ts';
import { useLink } from '../../_client/contacts/use-link.ts';
import { CardDetails } from '../../_contacts/card/card-details.tsx';
import { LastChange } from '../../_contacts/card/last-change.tsx';
import { mailUrl, telephoneUrl } from '../../_contacts/elements/contact-urls.ts';
import { pathOfRoute } from '../../_contacts/state/contact-route.ts';
import { Button } from '../../_ui/form/button.tsx';
import { buttonClass } from '../../_ui/form/button-class.ts';
import { ContactPicker } from '../contacts/contact-picker.tsx';
import { DetailsSection } from './details-section.tsx';
import { useLinking } from './use-linking.ts';

/** The contact of the other person of a direct conversation, as the address book has it now; or the ways to make them one. */
export function ContactSection({ person }: { readonly person: Pick<Member, 'userId' | 'displayName'> }) {
  const link = useLink(person.userId);
  if (link === undefined) return null;
  return link === null ? <NoContact person={person} /> : <LinkedContact id={link.contactId} />;
}

function LinkedContact({ id }: { readonly id: string }) {
  const card = useContactCard(id);
  const contact = card?.contact;
  if (!contact || card.isDeleted) {
    return (
      <DetailsSection title="Contact">
        <p className="text-14 text-ink-3 min-h-5">
          {card?.status === 'failed' ? 'It could not be loaded.' : ''}
        </p>
      </DetailsSection>
    );
  }
  const work = [contact.title, contact.organization].filter(Boolean).join(' · ');
  return (
    <DetailsSection title="Contact">
      <p className="text-16 font-medium">
        <Link
          href={pathOfRoute({ mode: 'card', id }) as Route}
          prefetch={false}
          className="text-brand-text hover:underline"
        >
          <bdi>{contact.name}</bdi>
        </Link>
      </p>
      {work !== '' && <p className="own-direction text-14 text-ink-2">{work}</p>}
      <Actions contact={contact} />
      <CardDetails contact={{ ...contact, userId: null }} recentChange={undefined} />
      <div className="mt-3">
        <LastChange contact={contact} recentChange={undefined} />
      </div>
    </DetailsSection>
  );
}

function Actions({ contact }: { readonly contact: Contact }) {
  const [phone] = contact.phones;
  const [email] = contact.emails;
  const dial = phone ? telephoneUrl(phone) : null;
  return (
    <div className="my-3 flex flex-wrap gap-2">
      {phone && dial !== null && (
        <a href={dial} data-tooltip={phone.value} className={buttonClass()}>
          <Phone aria-hidden size={16} strokeWidth={1.75} />
          Call
        </a>
      )}
      {email && (
        <a href={mailUrl(email.value)} data-tooltip={email.value} className={buttonClass()}>
          <AtSign aria-hidden size={16} strokeWidth={1.75} />
          Email
        </a>
      )}
      <Link
        href={pathOfRoute({ mode: 'edit', id: contact.id }) as Route}
        prefetch={false}
        className={buttonClass()}
      >
        <Pencil aria-hidden size={16} strokeWidth={1.75} />
        Edit
      </Link>
    </div>
  );
}

function NoContact({ person }: { readonly person: Pick<Member, 'userId' | 'displayName'> }) {
  const [isChoosing, setIsChoosing] = useState(false);
  const link = useLinking(person);
  const { userId, displayName: name } = person;
  return (
    <DetailsSection title="Contact">
      <p className="text-14 text-ink-2">Not in the address book yet.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Link
          href={pathOfRoute({ mode: 'new', name, userId }) as Route}
          prefetch={false}
          className={buttonClass()}
        >
          <UserPlus aria-hidden size={16} strokeWidth={1.75} />
          Add to contacts
        </Link>
        <Button onClick={() => setIsChoosing(true)}>
          <Link2 aria-hidden size={16} strokeWidth={1.75} />
          Link to an existing contact
        </Button>
      </div>
      <ContactPicker
        isOpen={isChoosing}
        title={`Link ${isolate(name)} to a contact`}
        whyNot={(contact) => (contact.userId === null ? null : 'Linked to another account')}
        onClose={() => setIsChoosing(false)}
        onPick={(contact) => {
          setIsChoosing(false);
          void link(contact);
        }}
      />
    </DetailsSection>
  );
}
