import type { Person } from '@/lib/contract/accounts/account.ts';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { nameFinder } from '@/lib/contract/folding/name-terms.ts';
import { useConversations, useMe, usePeople } from '../../_client/live/hooks.ts';
import { useLive, useLiveClient } from '../../_client/live/live-context.ts';
import { openDirect } from '../../_client/live/use-open-direct.ts';
import { call } from '../../_client/rest/call.ts';
import { useTypedAnswer } from '../../_client/rest/use-typed-answer.ts';
import { isWritable } from '../../_client/state/is-writable.ts';
import { conversationName, otherMember } from '../conversation/conversation-name.ts';

const PEOPLE_MAX = 20;
/** Rooms that are looked into, whether one may write there. */
const ROOMS_MAX = 5;

/** Where something can be sent: a conversation, or a person with whom the page knows of none. */
export type Destination = { readonly key: string; readonly name: string } & (
  | { readonly conversation: Conversation; readonly person?: undefined }
  | { readonly person: Person; readonly conversation?: undefined }
);

interface Found {
  readonly people: readonly Person[];
  readonly rooms: readonly Conversation[];
}

const SEARCH = { search, nothing: { people: [], rooms: [] } } as const;

/**
 * Where one can write, by what is typed: the conversations of the page, and of the whole workspace the rooms one is in and the people.
 * With nothing typed the conversations of the page alone.
 */
export function useDestinations(query: string): {
  readonly items: readonly Destination[];
  readonly isSearching: boolean;
  /** The server was not reached: what the page knows is found all the same. */
  readonly isFailed: boolean;
} {
  const me = useMe();
  const conversations = useConversations();
  const knownPeople = usePeople();
  const blockedIds = useLive((state) => state.blockedIds);
  const wanted = query.trim();
  const { answer: found, isSearching, isFailed } = useTypedAnswer<Found>(wanted, SEARCH);
  const isNamed = nameFinder(wanted);

  const listed = new Set(conversations.map(({ id }) => id));
  const places = [...conversations, ...found.rooms.filter(({ id }) => !listed.has(id))]
    .filter(isWritable)
    .map((conversation) => ({
      key: conversation.id,
      name: conversationName(conversation, me.id),
      conversation,
    }));
  const partners = new Set(conversations.map((each) => otherMember(each, me.id)?.userId));
  const people = new Map([...found.people, ...knownPeople].map((person) => [person.id, person]));
  const others = [...(wanted === '' ? [] : people.values())]
    .filter(({ id }) => !partners.has(id) && id !== me.id && !blockedIds.has(id))
    .map((person) => ({ key: person.id, name: person.displayName, person }));
  return {
    items: [
      ...places.filter(({ name, conversation }) => isNamed([name, usernameIn(conversation, me.id)])),
      ...others.filter(({ name, person }) => isNamed([name, person.username])),
    ],
    isSearching,
    isFailed,
  };
}

function usernameIn(conversation: Conversation, meId: string): string {
  return otherMember(conversation, meId)?.username ?? '';
}

async function search(query: string): Promise<Found> {
  const [people, rooms] = await Promise.all([
    call('GET /users', { query: { query, limit: PEOPLE_MAX } }),
    call('GET /rooms', { query: { query, limit: PEOPLE_MAX } }),
  ]);
  const own = rooms.items.filter(({ isMember, archivedAt }) => isMember && archivedAt === null);
  return {
    people: people.items,
    rooms: await Promise.all(
      own.slice(0, ROOMS_MAX).map(({ id }) => call('GET /conversations/{id}', { params: { id } })),
    ),
  };
}

/** Returns the id of the conversation of a destination; that with a person is made now, if there is none. */
export function useOpenDestination(): (to: Destination) => Promise<string> {
  const { store } = useLiveClient();
  return async ({ conversation, person }) => (conversation ?? (await openDirect(store, person.id))).id;
}

/** What is said in place of destinations. */
export function noneText({ isSearching, isFailed }: { isSearching: boolean; isFailed: boolean }): string {
  if (isSearching) return 'Searching…';
  return isFailed
    ? 'Not found here, and the server is out of reach.'
    : 'No conversation or person has this name.';
}
