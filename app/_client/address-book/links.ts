import type { ContactLink } from '../../../lib/contract/contacts/contact-link.ts';
import type { ContactFeedChange } from './contacts-log.ts';

/** The contact that a person is linked to. */
export interface Link {
  readonly contactId: string;
  /** What the picture of the contact is named by; null when it has none. */
  readonly photo: string | null;
  /** To be read again, as after an import. */
  readonly isStale: boolean;
}

/** By the person; null for one who is linked to no contact. Who was not asked for is not held. */
export type Links = ReadonlyMap<string, Link | null>;

/** What the server answered about these people. */
export interface LinksAnswer {
  readonly userIds: readonly string[];
  readonly items: readonly ContactLink[];
}

/** Whether it is to be asked which contact a person is linked to. */
export function isLinkWanted(link: Link | null | undefined): boolean {
  return link === undefined || link?.isStale === true;
}

/** A change that came before the answer is newer than it, and stays. */
export function addLinks(links: Links, { userIds, items }: LinksAnswer): Links {
  const next = new Map(links);
  const found = new Map(items.map((item) => [item.userId, item]));
  for (const userId of userIds) {
    if (!isLinkWanted(links.get(userId))) continue;
    const item = found.get(userId);
    next.set(userId, item ? { contactId: item.contactId, photo: item.photo, isStale: false } : null);
  }
  return next;
}

/** After a change of the address book; the same object when it concerns no link. */
export function changeLinks(links: Links, change: ContactFeedChange): Links {
  const id = change.type === 'deleted' ? change.id : change.contact.id;
  const userId = change.type === 'deleted' ? null : change.contact.userId;
  const next = new Map(links);
  // Whom it was linked to may be linked to another contact, too: only the server knows.
  for (const [person, link] of links) if (link?.contactId === id && person !== userId) next.delete(person);
  if (change.type !== 'deleted' && userId !== null) {
    const held = links.get(userId);
    // Of several it is the one that was added first.
    if (!held || id <= held.contactId)
      next.set(userId, { contactId: id, photo: change.contact.photo, isStale: false });
  }
  return next.size === links.size && [...next].every(([person, link]) => links.get(person) === link)
    ? links
    : next;
}

/** So much has changed that each is to be read again; until then they are shown as they were. */
export function outdateLinks(links: Links): Links {
  const linked = [...links].flatMap(([userId, link]) =>
    link === null ? [] : [[userId, { ...link, isStale: true }] as const],
  );
  return new Map(linked);
}
