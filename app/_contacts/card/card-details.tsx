'use client';

import clsx from 'clsx';
import {
  AtSign,
  Cake,
  Copy,
  FileText,
  Globe,
  ListPlus,
  type LucideIcon,
  MapPin,
  NotebookText,
  Phone,
  Tag,
  UserRoundCheck,
} from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { extraRows } from '@/lib/contract/contacts/contact-extra.ts';
import { LinkedText } from '../../_chat/text/pieces/linked-text.tsx';
import type { RecentChange } from '../../_client/address-book/contact-list-types.ts';
import { useMe, usePresence } from '../../_client/live/hooks.ts';
import { PersonName } from '../../_client/live/person-name.tsx';
import { usePresenceWatch } from '../../_client/live/use-presence-watch.ts';
import { copyText } from '../../_ui/form/copy-text.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { PRESENCE_LABELS } from '../../_ui/person/presence-dot.tsx';
import { breakAddress } from '../../_ui/text/break-address.tsx';
import { longWordClass } from '../../_ui/text/long-word.ts';
import { Birthday } from '../elements/birthday.tsx';
import { mailUrl, telephoneUrl } from '../elements/contact-urls.ts';
import { TAG_CLASS, tagHue } from '../elements/tag-label.tsx';
import { AddressBookContext } from '../state/address-book-context.ts';
import { ADDRESS_BOOK } from '../state/contact-route.ts';

interface CardDetailsProps {
  readonly contact: Contact;
  readonly recentChange: RecentChange | undefined;
}

function isBlank(contact: Contact): boolean {
  const { phones, emails, addresses, websites, customFields, tags, notes, birthday, userId } = contact;
  const extra = extraRows(contact.extra ?? []);
  const lists = [phones, emails, addresses, websites, customFields, tags, extra];
  return lists.every((list) => list.length === 0) && notes === '' && birthday === '' && userId === null;
}

/** The ways to reach a contact and what is noted of them; empty parts are left out. */
export function CardDetails({ contact, recentChange }: CardDetailsProps) {
  const { phones, emails, addresses, websites, customFields, birthday, notes, tags, userId } = contact;
  const more = extraRows(contact.extra ?? []);
  const section = (field: string) => ({ field, recentChange });
  if (isBlank(contact)) {
    return (
      <p className="text-16 text-ink-3">Only the name is known so far. Edit to add a phone or an email.</p>
    );
  }
  return (
    <div className="rounded-card border-line bg-surface divide-line divide-y border">
      {phones.length > 0 && (
        <CardSection {...section('phones')} icon={Phone} title="Phones">
          {phones.map((phone, index) => (
            <ContactMethod
              key={phone.id ?? index}
              href={telephoneUrl(phone)}
              {...phone}
              copied="Number copied"
            />
          ))}
        </CardSection>
      )}
      {emails.length > 0 && (
        <CardSection {...section('emails')} icon={AtSign} title="Emails">
          {emails.map((email, index) => (
            <ContactMethod
              key={email.id ?? index}
              href={mailUrl(email.value)}
              {...email}
              copied="Address copied"
            />
          ))}
        </CardSection>
      )}
      {userId && (
        <CardSection {...section('userId')} icon={UserRoundCheck} title="Linked account">
          <LinkedPerson userId={userId} />
        </CardSection>
      )}
      {addresses.length > 0 && (
        <CardSection {...section('addresses')} icon={MapPin} title="Addresses">
          {addresses.map((address, index) => (
            <PostalAddress key={address.id ?? index} address={address} />
          ))}
        </CardSection>
      )}
      {websites.length > 0 && (
        <CardSection {...section('websites')} icon={Globe} title="Websites">
          {websites.map((website, index) => (
            <ContactMethod
              key={website.id ?? index}
              href={website.value}
              {...website}
              copied="Address copied"
              isOutside
            />
          ))}
        </CardSection>
      )}
      {customFields.length > 0 && (
        <CardSection {...section('customFields')} icon={ListPlus} title="Custom fields">
          <MoreRows rows={customFields} />
        </CardSection>
      )}
      {birthday !== '' && (
        <CardSection {...section('birthday')} icon={Cake} title="Birthday">
          <p className="text-16 flex min-h-12 items-center">
            <Birthday on={birthday} />
          </p>
        </CardSection>
      )}
      {notes !== '' && (
        <CardSection {...section('notes')} icon={NotebookText} title="Notes">
          <p
            className={clsx(
              'own-direction text-16 max-w-[68ch] py-2.5 whitespace-pre-wrap',
              longWordClass(notes),
            )}
          >
            <LinkedText text={notes} />
          </p>
        </CardSection>
      )}
      {more.length > 0 && (
        <CardSection {...section('extra')} icon={FileText} title="More">
          <MoreRows rows={more} />
        </CardSection>
      )}
      {tags.length > 0 && (
        <CardSection {...section('tags')} icon={Tag} title="Tags">
          <Tags tags={tags} />
        </CardSection>
      )}
    </div>
  );
}

function PostalAddress({ address }: { readonly address: Contact['addresses'][number] }) {
  const { label, street, postcode, city, region, country } = address;
  const lines = [
    ...street.split('\n'),
    [postcode, city].filter(Boolean).join(' '),
    [region, country].filter(Boolean).join(', '),
  ].filter((line) => line.trim() !== '');
  return (
    <div className="py-2.5">
      <address className="own-direction text-16 whitespace-pre-line not-italic">{lines.join('\n')}</address>
      {label && <p className="text-13 text-ink-3">{label}</p>}
    </div>
  );
}

/** Values with labels of their own: custom fields, and what a file said beyond the fields. */
function MoreRows({ rows }: { readonly rows: ReturnType<typeof extraRows> }) {
  return (
    <dl className="py-1.5">
      {rows.map(({ label, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same, and none has a state
        <div key={index} className="flex flex-col-reverse py-1">
          <dt className="text-13 text-ink-3">
            <bdi>{label}</bdi>
          </dt>
          <dd className={clsx('own-direction text-16 whitespace-pre-line', longWordClass(value))}>
            {value === '' ? 'kept as it came' : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface CardSectionProps {
  readonly field: string;
  readonly recentChange: RecentChange | undefined;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
}

function CardSection({ field, recentChange, icon: Icon, title, children }: CardSectionProps) {
  const isTinted = recentChange?.fields.includes(field) ?? false;
  return (
    <section
      aria-label={title}
      className={`first:rounded-t-card last:rounded-b-card flex gap-4 px-4 py-1 ${isTinted ? 'live-tint' : ''}`}
    >
      <Icon aria-hidden size={18} strokeWidth={1.75} className="text-ink-3 mt-3.5 shrink-0" />
      <div className="min-w-0 grow">{children}</div>
    </section>
  );
}

interface ContactMethodProps {
  /** Null where there is nothing to follow. */
  readonly href: string | null;
  readonly value: string;
  readonly label: string;
  readonly copied: string;
  /** Leads to another site. */
  readonly isOutside?: boolean;
}

function ContactMethod({ href, value, label, copied, isOutside = false }: ContactMethodProps) {
  const toast = useToast();
  const copy = async () => {
    toast((await copyText(value)) ? copied : 'This browser does not let pages copy.');
  };
  return (
    <div className="group/reach flex min-h-12 items-center gap-2">
      <div className="min-w-0 grow py-1">
        {href === null ? (
          <bdi className={clsx('text-16 [overflow-wrap:anywhere]', longWordClass(value))}>{value}</bdi>
        ) : (
          <a
            href={href}
            {...(isOutside && { target: '_blank', rel: 'noreferrer' })}
            className={clsx(
              'text-16 text-brand-text font-medium [overflow-wrap:anywhere] tabular-nums hover:underline',
              longWordClass(value),
            )}
          >
            <bdi>{breakAddress(value)}</bdi>
          </a>
        )}
        {label && <span className="text-13 text-ink-3 block sm:ms-2 sm:inline">{label}</span>}
      </div>
      <IconButton
        label={`Copy ${value}`}
        icon={Copy}
        onClick={() => void copy()}
        className="sm:opacity-0 sm:group-focus-within/reach:opacity-100 sm:group-hover/reach:opacity-100"
      />
    </div>
  );
}

function LinkedPerson({ userId }: { readonly userId: string }) {
  const me = useMe();
  const person = usePresence(userId);
  const watch = usePresenceWatch(userId);
  const other = person ? <PersonName person={person} /> : 'An account that is not listed here';
  return (
    <p ref={watch} className="text-16 flex min-h-12 flex-wrap items-center gap-x-2">
      <span dir="auto">{userId === me.id ? `${me.displayName} (you)` : other}</span>
      {person && <span className="text-13 text-ink-3">{PRESENCE_LABELS[person.presence]}</span>}
    </p>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  // On another page the link leads there.
  const book = useContext(AddressBookContext);
  return (
    <p className="flex flex-wrap gap-1.5 py-2.5">
      {tags.map((tag) => (
        <a
          key={tag}
          href={`${ADDRESS_BOOK}?tag=${encodeURIComponent(tag)}`}
          title={`Show all with “${tag}”`}
          onClick={(event) => {
            if (!book) return;
            event.preventDefault();
            book.show({ tag });
          }}
          data-hue={tagHue(tag)}
          className={clsx(TAG_CLASS, 'text-13 inline-flex min-h-8 items-center px-3 hover:underline')}
        >
          <bdi>{tag}</bdi>
        </a>
      ))}
    </p>
  );
}
