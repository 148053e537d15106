import { Paperclip } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { matchesAll } from '@/lib/contract/search/match-message.ts';
import { isProblem, readSearch } from '@/lib/contract/search/search-terms.ts';
import { PersonAvatar } from '../_client/live/person-avatar.tsx';
import { ContactAvatar } from '../_contacts/elements/contact-avatar.tsx';
import type { Found } from './found.ts';
import { messagePath } from './message-path.ts';

interface FoundBesideProps {
  readonly found: Found;
  readonly q: string;
  onOpen(): void;
}

interface Entry {
  readonly id: string;
  readonly path: Route;
  readonly name: string;
  readonly detail: string;
  readonly picture: ReactNode;
}

/** People, contacts, rooms and files that were found: the best few of each. */
export function FoundBeside({ found, q, onOpen }: FoundBesideProps) {
  const groups: readonly (readonly [string, readonly Entry[]])[] = [
    ['People', peopleOf(found)],
    ['Contacts', contactsOf(found)],
    ['Rooms', roomsOf(found)],
    ['Files', filesOf(found, q)],
  ];
  return groups.map(
    ([title, entries]) =>
      entries.length > 0 && (
        <section key={title} aria-label={title} className="mt-4">
          <h2 className="text-14 text-ink-2 font-medium">{title}</h2>
          <ul aria-label={title} className="-mx-2 mt-1 grid gap-x-1 sm:grid-cols-2">
            {entries.map(({ id, path, name, detail, picture }) => (
              <li key={id} className="max-w-full min-w-0">
                <Link
                  href={path}
                  prefetch={false}
                  data-hit={id}
                  onClick={onOpen}
                  className="rounded-control hover:bg-hover flex min-h-11 max-w-full items-center gap-2 px-2 no-underline"
                >
                  {picture}
                  <bdi className="text-14 text-ink min-w-0 truncate font-medium">{name}</bdi>
                  {detail !== '' && <bdi className="text-13 text-ink-3 min-w-0 truncate">{detail}</bdi>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ),
  );
}

function peopleOf({ people }: Found): Entry[] {
  return people.map(({ id, displayName, username }) => ({
    id,
    path: `/chat/with/${id}` as Route,
    name: displayName,
    detail: `@${username}`,
    picture: <PersonAvatar id={id} name={displayName} size={24} />,
  }));
}

function contactsOf({ contacts }: Found): Entry[] {
  return contacts.map((contact) => ({
    id: contact.id,
    path: `/contacts/${contact.id}` as Route,
    name: contact.name,
    detail: contact.organization || (contact.phones[0]?.value ?? ''),
    picture: <ContactAvatar contact={contact} size={24} />,
  }));
}

function roomsOf({ rooms }: Found): Entry[] {
  return rooms.map(({ id, slug, name, topic }) => ({
    id,
    path: `/rooms/${slug}` as Route,
    name,
    detail: topic,
    picture: <PersonAvatar id={id} name={name} shape="room" size={24} />,
  }));
}

/** Of each message the file that was found, or its first one where the words are in its text. */
function filesOf({ files }: Found, q: string): Entry[] {
  const read = readSearch(q);
  const terms = isProblem(read) ? [] : read.terms;
  return files.flatMap(({ message }): Entry[] => {
    const named = message.files.find(({ name, alt, kind }) =>
      terms.some((term) => matchesAll({ body: '', files: [{ name, alt, kind }] }, [term])),
    );
    const file = named ?? message.files[0];
    if (!file) return [];
    return [
      {
        id: `file ${file.id}`,
        path: messagePath(message, q),
        name: file.name,
        detail: file.alt,
        picture: <Paperclip aria-hidden size={16} strokeWidth={1.75} className="text-ink-3 shrink-0" />,
      },
    ];
  });
}
