'use client';

import { AtSign, MessageCircle, Pencil, Phone, Share2 } from 'lucide-react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { OpenDirectForm } from '../../_client/live/open-direct-form.tsx';
import { Button } from '../../_ui/form/button.tsx';
import { buttonClass } from '../../_ui/form/button-class.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { ContactLinkButton } from '../elements/contact-route-link.tsx';
import { mailUrl, telephoneUrl } from '../elements/contact-urls.ts';
import { InviteButton } from '../invite/invite-button.tsx';
import { CardMenu } from './card-menu.tsx';
import { SendContactButton } from './send-contact-button.tsx';
import { useShare } from './use-share.ts';

const ICON = { 'aria-hidden': true, size: 18, strokeWidth: 1.75 } as const;

/** The ways to reach a contact come first; those that it has not are left out. Then what else can be done with it. */
export function CardActions({ contact }: { readonly contact: Contact }) {
  const share = useShare();
  const { phones, emails, userId } = contact;
  const [email] = emails;
  // The first number of which a telephone knows something to dial.
  const dialled = phones.map((phone) => ({ url: telephoneUrl(phone), text: phone.value }));
  const phone = dialled.find(({ url }) => url !== null);
  return (
    <div data-print="hide" className="mt-5 flex flex-wrap items-center gap-2">
      {(phone || userId || email) && (
        <div className="flex w-full gap-2 *:flex-1 sm:w-auto sm:*:flex-none">
          {phone && (
            <a
              href={phone.url ?? ''}
              data-tooltip={phone.text}
              className={buttonClass(userId ? 'plain' : 'primary', 'md', 'px-3')}
            >
              <Phone {...ICON} />
              Call
            </a>
          )}
          {userId && (
            <OpenDirectForm userId={userId}>
              <Button type="submit" variant="primary" aria-keyshortcuts="m" className="w-full px-3">
                <MessageCircle {...ICON} />
                Message
              </Button>
            </OpenDirectForm>
          )}
          {!userId && email && <InviteButton contact={contact} />}
          {email && (
            <a
              href={mailUrl(email.value)}
              data-tooltip={email.value}
              className={buttonClass(userId || phone ? 'plain' : 'primary', 'md', 'px-3')}
            >
              <AtSign {...ICON} />
              Email
            </a>
          )}
        </div>
      )}
      <ContactLinkButton
        to={{ mode: 'edit', id: contact.id }}
        isReplaced
        variant={userId || phone || email ? 'plain' : 'primary'}
        aria-keyshortcuts="e"
      >
        <Pencil aria-hidden size={16} strokeWidth={1.75} />
        Edit
      </ContactLinkButton>
      <IconButton
        label="Share"
        icon={Share2}
        onClick={() => void share(contact)}
        className="[@media(scripting:none)]:hidden"
      />
      <SendContactButton contact={contact} />
      <CardMenu contact={contact} />
    </div>
  );
}
