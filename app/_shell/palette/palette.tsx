'use client';

import { Search, X } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { SearchHit } from '@/lib/contract/search/search.ts';
import { conversationName } from '../../_chat/conversation/conversation-name.ts';
import { useOpenConversation } from '../../_chat/conversation/use-open-conversation.ts';
import { useConversations, useMe, usePeople } from '../../_client/live/hooks.ts';
import { useOpenDirect } from '../../_client/live/use-open-direct.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { isKey } from '../shortcuts/match-key.ts';
import { beginTypeAhead, takeTypeAhead } from '../shortcuts/type-ahead.ts';
import { findEntries, type PaletteGroup } from './find-entries.ts';
import { fileItems, knownItems, messageItem, type PaletteItem } from './palette-items.ts';
import { optionId, PaletteList } from './palette-list.tsx';
import { useCommands } from './use-commands.ts';
import { useServerItems } from './use-server-items.ts';

const OF_SERVER: ReadonlySet<PaletteGroup> = new Set(['Contacts', 'Rooms', 'Messages', 'Files']);
/** Of each group: few before anything is typed, more to choose from afterwards. */
const FIRST = 6;
const MORE = 5;

/** *Go to anything*: people, conversations, rooms, contacts and commands by the beginnings of words. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [activeId, setActiveId] = useState<string | null>(null);
  const choose = useChoice(dialogRef);
  const router = useRouter();
  const { groups, isSearching, isFailed } = useFound(query);
  const items = groups.flatMap(({ entries }) => entries);
  const active = items.find((item) => item.id === activeId) ?? items[0];

  useEffect(() => {
    dialogRef.current?.showModal();
    const typed = takeTypeAhead();
    if (typed !== '') setQuery((query) => query + typed);
  }, []);

  const move = (to: number) => {
    const next = items.at(to % Math.max(1, items.length));
    if (!next) return;
    setActiveId(next.id);
    document.getElementById(optionId(id, next))?.scrollIntoView({ block: 'nearest' });
  };

  const searchEverywhere = () => {
    dialogRef.current?.close();
    router.push(`/search?q=${encodeURIComponent(query.trim())}` as Route);
  };

  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (isKey(event, 'goTo')) {
      event.preventDefault();
      dialogRef.current?.close();
    }
    if (isKey(event, 'searchEverywhere')) {
      event.preventDefault();
      searchEverywhere();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = active ? items.indexOf(active) : -1;
    if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'PageDown') move(Math.min(at + MORE, items.length - 1));
    else if (event.key === 'PageUp') move(Math.max(at - MORE, 0));
    else if (event.key === 'Enter' && active) choose(active);
    else if (event.key === 'Enter' && query.trim() !== '') searchEverywhere();
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialogRef}
      closedby="any"
      aria-label="Go to anything"
      onClose={onClose}
      className="floating mt-2 flex max-h-[min(560px,calc(100dvh-16px))] w-[calc(100%-16px)] max-w-160 flex-col overflow-hidden p-0 sm:mt-[12vh] sm:max-h-[min(560px,76dvh)]"
    >
      <div className="border-line flex shrink-0 items-center gap-3 border-b pr-2 pl-4">
        <Search aria-hidden size={18} strokeWidth={1.75} className="text-ink-3 shrink-0" />
        <SearchBox
          listId={`${id}-list`}
          activeId={active && optionId(id, active)}
          query={query}
          onQuery={(typed) => {
            setQuery(typed);
            setActiveId(null);
          }}
          onKeyDown={handleKey}
        />
        <IconButton label="Close" keys="Esc" icon={X} onClick={() => dialogRef.current?.close()} />
      </div>
      <PaletteList id={id} groups={groups} active={active} onPoint={setActiveId} onChoose={choose} />
      {items.length === 0 && !isSearching && (
        <p className="text-14 text-ink-2 px-4 py-6 text-center">
          Nothing was found for “<bdi>{query.trim()}</bdi>”.
        </p>
      )}
      {isFailed && (
        <p className="border-line text-13 text-ink-2 border-t px-4 py-2">
          Contacts could not be searched: the server is out of reach.
        </p>
      )}
      {query.trim() !== '' && (
        <button
          type="button"
          onClick={searchEverywhere}
          className="border-line text-14 text-brand-text hover:bg-hover flex min-h-11 shrink-0 items-center gap-3 border-t px-4 text-left"
        >
          <Search aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
          <span className="min-w-0 truncate">
            Search everywhere for “<bdi>{query.trim()}</bdi>”
          </span>
        </button>
      )}
      <p role="status" className="sr-only">
        {query.trim() === '' || isSearching
          ? ''
          : items.length === 1
            ? '1 result'
            : `${items.length} results`}
      </p>
    </dialog>
  );
}

interface SearchBoxProps {
  readonly listId: string;
  /** The element of the active option: a screen reader reads it while the focus stays here. */
  readonly activeId: string | undefined;
  readonly query: string;
  onQuery(query: string): void;
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void;
}

function SearchBox({ listId, activeId, query, onQuery, onKeyDown }: SearchBoxProps) {
  return (
    <input
      role="combobox"
      aria-label="Go to anything"
      aria-expanded
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={activeId}
      placeholder="Person, room, message or command"
      dir="auto"
      type="text"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      enterKeyHint="go"
      maxLength={200}
      value={query}
      onChange={(event) => onQuery(event.target.value)}
      onKeyDown={onKeyDown}
      className="text-16 placeholder:text-ink-3 min-h-14 min-w-0 grow bg-transparent outline-none"
    />
  );
}

function useFound(query: string) {
  const conversations = useConversations();
  const people = usePeople();
  const me = useMe();
  const commands = useCommands();
  const { answer, query: foundBy, isSearching, isFailed } = useServerItems(query);
  const placeOf = ({ message }: SearchHit) => {
    const conversation = conversations.find(({ id }) => id === message.conversationId);
    return conversation ? conversationName(conversation, me.id) : '';
  };
  const ofServer = [
    ...answer.items,
    ...answer.messages.map((hit) => messageItem(hit, foundBy ?? '', placeOf(hit))),
    ...answer.files.flatMap((hit) => fileItems(hit, foundBy ?? '', placeOf(hit))),
  ];
  const everyone = new Map([...answer.people, ...people].map((person) => [person.id, person]));
  const known = [...knownItems({ conversations, people: [...everyone.values()], meId: me.id }), ...commands];
  const isSearched = query.trim() !== '';
  const groups = findEntries([...known, ...ofServer], query, {
    limit: isSearched ? MORE : FIRST,
    // Until the answer to what is typed now is there, the last one has to fit by its names.
    isFound: ({ group }) => !isSearching && OF_SERVER.has(group),
  });
  // Before anything is typed: where one was, and what can be done.
  return {
    groups: isSearched ? groups : groups.filter(({ group }) => group !== 'People'),
    isSearching,
    isFailed,
  };
}

/** Closes first, so that the page one arrives at can get the focus. */
function useChoice(dialogRef: React.RefObject<HTMLDialogElement | null>): (item: PaletteItem) => void {
  const router = useRouter();
  const openDirect = useOpenDirect();
  const open = useOpenConversation();
  return ({ choice }) => {
    dialogRef.current?.close();
    if (choice.kind === 'path') {
      const conversationId = /^\/chat\/([^/?#]+)$/.exec(choice.path)?.[1];
      if (conversationId !== undefined && open(conversationId)) return;
      if (conversationId !== undefined) beginTypeAhead();
      router.push(choice.path as Route);
    } else if (choice.kind === 'write to') openDirect(choice.userId);
    else choice.run();
  };
}
