'use client';

import { AtSign } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CreatedInvitation } from '@/lib/contract/accounts/invitation.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { OnlyHere } from '../../_people/only-here.tsx';
import { buttonClass } from '../../_ui/form/button-class.ts';
import { CopyButton } from '../../_ui/form/copy-button.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { StatusLine } from '../../_ui/layout/status-line.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { mailUrl } from '../elements/contact-urls.ts';
import { invitationMail } from './invitation-mail.ts';

interface InviteContactDialogProps {
  readonly contact: Contact;
  readonly workspace: string;
  /** Null until the server has made it. */
  readonly made: CreatedInvitation | null;
  /** Why there is none. */
  readonly refusal: string;
  readonly isOpen: boolean;
  onClose(): void;
}

/** The link by which a contact joins: as a draft of an email to each of their addresses, or copied. */
export function InviteContactDialog(props: InviteContactDialogProps) {
  const { contact, workspace, made, refusal, isOpen, onClose } = props;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Invite ${isolate(contact.name)}`}
      description="By this link they make an account, which is then linked to this contact."
    >
      <StatusLine
        tone={refusal === '' ? 'quiet' : 'danger'}
        text={refusal || (made ? '' : 'Making the link…')}
      />
      {made && isOpen && <MadeLink contact={contact} workspace={workspace} made={made} />}
    </Dialog>
  );
}

interface MadeLinkProps {
  readonly contact: Contact;
  readonly workspace: string;
  readonly made: CreatedInvitation;
}

function MadeLink({ contact, workspace, made }: MadeLinkProps) {
  const me = useMe();
  const first = useRef<HTMLAnchorElement>(null);
  const { url, expiresAt } = made;
  const mail = invitationMail({ name: contact.name, workspace, url, expiresAt, from: me.displayName });
  // One goes on here; the dialog may have been there before the link.
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      <p className="text-14 break-all">{url}</p>
      <p className="text-13 text-ink-2 mt-2 mb-4">
        For one person, until <Time at={expiresAt} style="full" />.
      </p>
      <div className="flex flex-wrap gap-2">
        {contact.emails.map(({ id, value }, index) => (
          <a
            key={id ?? value}
            ref={index === 0 ? first : undefined}
            data-autofocus={index === 0 || undefined}
            href={mailUrl(value, mail)}
            className={buttonClass(index === 0 ? 'primary' : 'plain', 'md', 'max-w-full')}
          >
            <AtSign aria-hidden size={18} strokeWidth={1.75} className="shrink-0" />
            <span className="truncate">
              {contact.emails.length === 1 ? (
                'Write an email'
              ) : (
                <>
                  Email to <bdi>{value}</bdi>
                </>
              )}
            </span>
          </a>
        ))}
        <CopyButton text={url} label="Copy the link" />
      </div>
      <OnlyHere url={url} />
    </>
  );
}
