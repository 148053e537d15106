import { type LucideIcon, MessageSquare, Paperclip } from 'lucide-react';
import type { Person } from '@/lib/contract/accounts/account.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { previewText } from '@/lib/contract/conversations/preview-text.ts';
import type { Room } from '@/lib/contract/conversations/room.ts';
import type { SearchHit } from '@/lib/contract/search/search.ts';
import { conversationName, otherMember } from '../../_chat/conversation/conversation-name.ts';
import { messagePath } from '../../_search/message-path.ts';
import { messageSnippet } from '../../_search/snippet.ts';
import type { PaletteEntry } from './find-entries.ts';

/** How an entry is drawn, and what choosing it does. */
export interface PaletteItem extends PaletteEntry {
  readonly detail: string;
  readonly picture:
    | { readonly kind: 'avatar'; readonly id: string; readonly shape: 'person' | 'room' }
    | { readonly kind: 'icon'; readonly icon: LucideIcon };
  readonly choice:
    | { readonly kind: 'path'; readonly path: string }
    /** The conversation with them is made if there is none. */
    | { readonly kind: 'write to'; readonly userId: string }
    | { readonly kind: 'do'; readonly run: () => void };
}

interface Known {
  readonly conversations: readonly Conversation[];
  readonly people: readonly Person[];
  readonly meId: string;
}

/** What this page knows: the conversations, and the people with whom there is none yet. */
export function knownItems({ conversations, people, meId }: Known): readonly PaletteItem[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const partners = new Set(conversations.map((each) => otherMember(each, meId)?.userId));
  return [
    ...conversations.map((conversation) => conversationItem(conversation, byId, meId)),
    ...people.filter(({ id }) => !partners.has(id) && id !== meId).map(personItem),
  ];
}

function conversationItem(
  conversation: Conversation,
  people: ReadonlyMap<string, Person>,
  meId: string,
): PaletteItem {
  const { id, kind, activityAt, slug, topic } = conversation;
  const other = otherMember(conversation, meId);
  const username = other?.username ?? '';
  return {
    id: `conversation ${id}`,
    group: 'Conversations',
    name: people.get(other?.userId ?? '')?.displayName ?? conversationName(conversation, meId),
    aliases: kind === 'room' ? [slug ?? ''] : [username],
    at: activityAt,
    detail: kind === 'room' ? topic || 'Room' : `@${username}`,
    picture: { kind: 'avatar', id: other?.userId ?? id, shape: kind === 'room' ? 'room' : 'person' },
    choice: { kind: 'path', path: `/chat/${id}` },
  };
}

function personItem({ id, displayName, username, lastSeenAt }: Person): PaletteItem {
  return {
    id: `person ${id}`,
    group: 'People',
    name: displayName,
    aliases: [username],
    at: lastSeenAt ?? '',
    detail: `@${username}`,
    picture: { kind: 'avatar', id, shape: 'person' },
    choice: { kind: 'write to', userId: id },
  };
}

/** A contact that the server found. */
export function contactItem(contact: Contact): PaletteItem {
  const { id, name, organization, phones, emails, userId, updatedAt } = contact;
  return {
    id: `contact ${id}`,
    group: 'Contacts',
    name,
    at: updatedAt,
    detail: organization || phones[0]?.value || emails[0]?.value || '',
    picture: { kind: 'avatar', id: userId ?? id, shape: 'person' },
    choice: { kind: 'path', path: `/contacts/${id}` },
  };
}

/** A room that the server found and the person is not in: its page asks them to join. */
export function roomItem({ id, slug, name, topic, memberCount, activityAt }: Room): PaletteItem {
  return {
    id: `room ${id}`,
    group: 'Rooms',
    name,
    at: activityAt,
    detail: topic || (memberCount === 1 ? '1 member' : `${memberCount} members`),
    picture: { kind: 'avatar', id, shape: 'room' },
    choice: { kind: 'path', path: `/rooms/${slug}` },
  };
}

/** A message that the server found by `q`, in the conversation of this name. */
export function messageItem({ message, ranges }: SearchHit, q: string, place: string): PaletteItem {
  const text = messageSnippet(message.body, ranges, q).map((piece) => piece.text);
  return {
    id: `message ${message.id}`,
    group: 'Messages',
    name: text.join('') || previewText(message),
    at: message.createdAt,
    detail: place,
    picture: { kind: 'icon', icon: MessageSquare },
    choice: { kind: 'path', path: messagePath(message, q) },
  };
}

/** The files of a message that the server found by `q`. */
export function fileItems({ message }: SearchHit, q: string, place: string): readonly PaletteItem[] {
  return message.files.map(({ id, name }) => ({
    id: `file ${id}`,
    group: 'Files',
    name,
    at: message.createdAt,
    detail: place,
    picture: { kind: 'icon', icon: Paperclip },
    choice: { kind: 'path', path: messagePath(message, q) },
  }));
}
