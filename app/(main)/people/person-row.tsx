'use client';

import Link from 'next/link';
import type { Person } from '@/lib/contract/account.ts';
import { Avatar } from '../../_ui/avatar.tsx';
import { Badge } from '../../_ui/badge.tsx';
import { ListRow, listRowClass } from '../../_ui/list-row.tsx';
import { useNow } from '../../_ui/use-now.ts';
import { presenceWords } from './presence-words.ts';

interface PersonRowProps {
  readonly person: Person;
  /** The conversation with them, or undefined while there is none: then the link opens one. */
  readonly conversationId: string | undefined;
}

/** Somebody, as a link to the conversation with them. */
export function PersonRow({ person, conversationId }: PersonRowProps) {
  const now = useNow();
  return (
    <Link
      href={conversationId === undefined ? `/chat/with/${person.id}` : `/chat/${conversationId}`}
      prefetch={false}
      className={listRowClass(false, 'sm:rounded-card')}
    >
      <ListRow
        leading={
          <Avatar id={person.id} name={person.displayName} presence={person.presence} isPresenceSilent />
        }
        title={
          <>
            {person.displayName} {person.role === 'admin' && <Badge>Admin</Badge>}
          </>
        }
        detail={person.status === '' ? `@${person.username}` : person.status}
        meta={
          <span suppressHydrationWarning className={person.presence === 'online' ? 'text-ok' : undefined}>
            {presenceWords(person, now)}
          </span>
        }
      />
    </Link>
  );
}
