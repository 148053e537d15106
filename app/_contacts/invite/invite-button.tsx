'use client';

import { MailPlus } from 'lucide-react';
import { useState } from 'react';
import type { CreatedInvitation } from '@/lib/contract/accounts/invitation.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { OnceWanted } from '../../_ui/layers/once-wanted.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { useAddressBook } from '../state/address-book-context.ts';

const InviteContactDialog = loadLater(() =>
  import('./invite-contact-dialog.tsx').then((loaded) => loaded.InviteContactDialog),
);

/** Invites a contact who has no account: makes a link that is meant for them. Nothing where the person cannot invite. */
export function InviteButton({ contact }: { readonly contact: Contact }) {
  const { inviteTo } = useAddressBook();
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<CreatedInvitation | null>(null);
  const [refusal, setRefusal] = useState('');
  if (inviteTo === null) return null;
  const invite = async () => {
    setIsOpen(true);
    // The link is shown by the server this once; until the page is left it is here.
    if (made !== null) return;
    setRefusal('');
    try {
      const { id: contactId, name } = contact;
      setMade(await call('POST /invitations', { body: { label: labelOf(name), contactId } }));
    } catch (thrown) {
      setRefusal(errorMessage(thrown));
    }
  };
  return (
    <>
      <Button onClick={() => void invite()} className="px-3 [@media(scripting:none)]:hidden">
        <MailPlus aria-hidden size={18} strokeWidth={1.75} />
        Invite
      </Button>
      <OnceWanted isWanted={isOpen}>
        <InviteContactDialog
          contact={contact}
          workspace={inviteTo}
          made={made}
          refusal={refusal}
          isOpen={isOpen}
          onClose={() => setIsOpen(false)}
        />
      </OnceWanted>
    </>
  );
}

const LABEL_MAX = 60;

/** Whom it is for, as long as that may be; no character is cut in two. */
function labelOf(name: string): string {
  return name
    .slice(0, LABEL_MAX)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
