'use client';

import clsx from 'clsx';
import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { copyText } from '../../_ui/form/copy-text.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { Time } from '../../_ui/time/time.tsx';
import { Birthday } from '../elements/birthday.tsx';
import { mailUrl, telephoneUrl } from '../elements/contact-urls.ts';
import { Highlighted } from '../elements/highlighted.tsx';
import { TagLabel } from '../elements/tag-label.tsx';
import type { Terms } from '../state/match.ts';
import type { Column } from '../view/view-choice.ts';

const TAGS_SHOWN = 3;

interface TableCellProps {
  readonly column: Column;
  readonly contact: Contact;
  readonly terms: Terms;
}

/** One value of a contact. Of a list the first, and how many more there are. */
export function TableCell({ column, contact, terms }: TableCellProps) {
  return (
    <td className="group/cell text-14 text-ink-2 relative flex min-w-0 items-center gap-1 bg-inherit px-2 tabular-nums">
      {contentOf({ column, contact, terms })}
    </td>
  );
}

function contentOf({ column, contact, terms }: TableCellProps): ReactNode {
  switch (column) {
    case 'phone': {
      const [phone, ...others] = contact.phones;
      if (!phone) return null;
      return (
        <Reachable href={telephoneUrl(phone)} value={phone.value} more={others.length} copied="Number copied">
          <Highlighted text={phone.value} terms={terms} />
        </Reachable>
      );
    }
    case 'email': {
      const [email, ...others] = contact.emails;
      if (!email) return null;
      return (
        <Reachable
          href={mailUrl(email.value)}
          value={email.value}
          more={others.length}
          copied="Address copied"
        >
          <Highlighted text={email.value} terms={terms} />
        </Reachable>
      );
    }
    case 'organization':
    case 'title':
      return (
        <bdi className="truncate">
          <Highlighted text={contact[column]} terms={terms} />
        </bdi>
      );
    case 'tags':
      return <Tags tags={contact.tags} />;
    case 'city':
      return <bdi className="truncate">{contact.addresses.find(({ city }) => city !== '')?.city}</bdi>;
    case 'birthday':
      return (
        <span className="truncate">
          <Birthday on={contact.birthday} />
        </span>
      );
    case 'changed':
      return <Time at={contact.updatedAt} className="truncate" />;
  }
}

interface ReachableProps {
  /** Null where there is nothing to follow. */
  readonly href: string | null;
  readonly value: string;
  /** How many others the contact has. */
  readonly more: number;
  readonly copied: string;
  readonly children: ReactNode;
}

/** A number or an address: pressed it is called or written to, and it is copied without opening the contact. */
function Reachable({ href, value, more, copied, children }: ReachableProps) {
  const toast = useToast();
  const copy = async () => toast((await copyText(value)) ? copied : 'This browser does not let pages copy.');
  return (
    <>
      {href === null ? (
        <bdi className="truncate">{children}</bdi>
      ) : (
        <a href={href} tabIndex={-1} className="text-ink-2 hover:text-brand-text truncate hover:underline">
          <bdi>{children}</bdi>
        </a>
      )}
      {more > 0 && (
        <span className="text-12 text-ink-3 shrink-0" title={`${more} more on the card`}>{`+${more}`}</span>
      )}
      <IconButton
        label={`Copy ${value}`}
        icon={Copy}
        tabIndex={-1}
        onClick={() => void copy()}
        className={clsx(
          'absolute end-0.5 size-7! bg-inherit opacity-0 group-focus-within/row:opacity-100 group-hover/cell:opacity-100',
          // Not seen before, the icons of all rows would cost a quick scroll a tenth of its time.
          '[&>svg]:hidden group-focus-within/row:[&>svg]:block group-hover/cell:[&>svg]:block',
          '[@media(hover:none)]:hidden',
        )}
      />
    </>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  const more = tags.length - TAGS_SHOWN;
  return (
    <>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <TagLabel key={tag} tag={tag} className="shrink" />
      ))}
      {more > 0 && (
        <span
          className="text-12 text-ink-3 shrink-0"
          title={tags.slice(TAGS_SHOWN).join(', ')}
        >{`+${more}`}</span>
      )}
    </>
  );
}
