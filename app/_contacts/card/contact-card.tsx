'use client';

import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { Gone } from '../../_client/address-book/contact-list-types.ts';
import { hueOf } from '../../_ui/person/hue-of.ts';
import { BackToList } from '../elements/back-to-list.tsx';
import { ContactAvatar, inkOf } from '../elements/contact-avatar.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { Viewers } from '../viewers/viewers.tsx';
import { CardActions } from './card-actions.tsx';
import { CardDetails } from './card-details.tsx';
import { CardFoot } from './card-foot.tsx';
import { CardHistory } from './card-history.tsx';
import { CardMessages } from './card-messages.tsx';
import { DeletedBanner } from './deleted-banner.tsx';
import { FavouriteButton } from './favourite-button.tsx';

interface ContactCardProps {
  readonly contact: Contact;
  readonly gone: Gone | null;
}

/** One contact, live: everything that is known of it, and what can be done with it. */
export function ContactCard({ contact, gone }: ContactCardProps) {
  const { state } = useAddressBook();
  const heading = useRef<HTMLHeadingElement>(null);
  const recentChange = state.recentChanges.get(contact.id);
  useEffect(() => {
    // On a phone the row that was pressed is out of sight; after a save the form is gone.
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || !activeElement.checkVisibility()) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  const work = [contact.title, contact.organization].filter(Boolean).join(' · ');
  return (
    <article
      aria-labelledby="contact-name"
      data-hue={hueOf(inkOf(contact))}
      data-print="flow"
      className="flex min-h-0 grow flex-col overflow-y-auto"
    >
      <div className="border-person relative min-h-0 border-t-2 px-4 pt-3 sm:px-8 sm:pt-8">
        <div data-print="hide" className="flex">
          <BackToList />
        </div>
        <div className="mx-auto flex max-w-180 flex-col gap-6 pb-8">
          {gone && <DeletedBanner contact={contact} gone={gone} />}
          <header>
            <div className="flex items-center gap-4 sm:gap-5">
              <ContactAvatar
                contact={contact}
                size={56}
                className={clsx(
                  gone && 'opacity-45 grayscale',
                  recentChange?.fields.includes('photo') && 'live-tint',
                )}
              />
              <div className="min-w-0 grow">
                <h2
                  id="contact-name"
                  ref={heading}
                  tabIndex={-1}
                  className={clsx(
                    'own-direction font-title text-28 rounded-control font-semibold',
                    gone && 'text-ink-3',
                    recentChange?.fields.includes('name') && 'live-tint',
                  )}
                >
                  {contact.name}
                </h2>
                {work && (
                  <p
                    className={clsx(
                      'own-direction text-16 text-ink-2',
                      (recentChange?.fields.includes('title') ||
                        recentChange?.fields.includes('organization')) &&
                        'live-tint',
                    )}
                  >
                    {work}
                  </p>
                )}
              </div>
              {/* On a phone beside the way back, so that the name has the whole width. */}
              <div className="flex shrink-0 items-center gap-4 max-sm:absolute max-sm:top-3 max-sm:right-4 sm:gap-5">
                <Viewers contactId={contact.id} />
                {!gone && <FavouriteButton contact={contact} />}
              </div>
            </div>
            {!gone && <CardActions contact={contact} />}
          </header>
          <CardDetails contact={contact} recentChange={recentChange} />
          <CardFoot contact={contact} recentChange={recentChange} isGone={gone !== null} />
          {!gone && <CardMessages contact={contact} />}
          <CardHistory contact={contact} />
        </div>
      </div>
    </article>
  );
}
