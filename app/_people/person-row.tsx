'use client';

import Link from 'next/link';
import type { Person } from '@/lib/contract/accounts/account.ts';
import { OpenDirectForm } from '../_client/live/open-direct-form.tsx';
import { PersonAvatar } from '../_client/live/person-avatar.tsx';
import { PersonName } from '../_client/live/person-name.tsx';
import { usePresenceWatch } from '../_client/live/use-presence-watch.ts';
import { Badge } from '../_ui/layout/badge.tsx';
import { ListRow, listRowClass } from '../_ui/layout/list-row.tsx';
import { useTimeFormat } from '../_ui/time/time-format-context.ts';
import { useNow } from '../_ui/time/use-now.ts';
import { presenceLabel } from './presence-label.ts';

interface PersonRowProps {
  readonly person: Person;
  /** The conversation with them, or undefined while there is none: then a button opens one. */
  readonly conversationId: string | undefined;
}

/** A person, as a link to the conversation with them; as a button while there is none, since a link must not make one. */
export function PersonRow({ person, conversationId }: PersonRowProps) {
  const className = listRowClass(false, 'sm:rounded-card');
  const watch = usePresenceWatch(person.id);
  if (conversationId === undefined) {
    return (
      <OpenDirectForm ref={watch} userId={person.id}>
        <button type="submit" className={className}>
          <PersonLines person={person} />
        </button>
      </OpenDirectForm>
    );
  }
  return (
    <Link ref={watch} href={`/chat/${conversationId}`} prefetch={false} className={className}>
      <PersonLines person={person} />
    </Link>
  );
}

function PersonLines({ person }: Pick<PersonRowProps, 'person'>) {
  const now = useNow();
  const format = useTimeFormat();
  return (
    <ListRow
      leading={
        <PersonAvatar id={person.id} name={person.displayName} presence={person.presence} isPresenceSilent />
      }
      title={
        <>
          <PersonName person={person} /> {person.role === 'admin' && <Badge>Admin</Badge>}
        </>
      }
      detail={person.status === '' ? `@${person.username}` : person.status}
      meta={
        <span suppressHydrationWarning className={person.presence === 'online' ? 'text-ok' : undefined}>
          {presenceLabel(person, now, format)}
        </span>
      }
    />
  );
}
