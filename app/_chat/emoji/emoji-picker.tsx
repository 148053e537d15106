'use client';

import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useConnection } from '../../_client/live/hooks.ts';
import { SearchField } from '../../_ui/form/search-field.tsx';
import { EmojiGrid, type EmojiSection } from './emoji-grid.tsx';
import type { Emoji, EmojiSet } from './emoji-set.ts';
import { focusFirst } from './grid-keys.ts';
import { GroupBar } from './group-bar.tsx';
import { QUICK_EMOJI } from './quick-emoji.ts';
import { SkinToneField } from './skin-tone-field.tsx';
import { useEmojiSet } from './use-emoji-set.ts';
import { useEmojiUse } from './use-emoji-use.ts';

interface EmojiPickerProps {
  onPick(emoji: string, more: { readonly isShift: boolean }): void;
}

const RESULTS_MAX = 80;
/** What is called so when nothing was used yet. */
const OFTEN = 'Often used';
const RECENT = 'Recently used';

/** All emoji in their groups, those used last, a search and the skin tone. Arrow keys go through them, Enter picks the first found. */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  const set = useEmojiSet(true);
  const use = useEmojiUse();
  const [query, setQuery] = useState('');
  const [pointed, setPointed] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const sections = useSections(set, query, use);
  // What is on the screen first comes first.
  const drawn = useDeferredValue(sections, sections.slice(0, 2));
  const isFound = sections.some(({ cells }) => cells.length > 0);
  // On a touch screen the focus would raise the keyboard over the emoji.
  const [isSearchFirst] = useState(() => matchMedia('(pointer: fine)').matches);
  useEffect(() => {
    if (isSearchFirst) searchRef.current?.focus();
  }, [isSearchFirst]);

  const pick = (emoji: string, isShift: boolean) => {
    use.note(emoji);
    onPick(emoji, { isShift });
  };
  const handleSearchKey = (event: KeyboardEvent) => {
    const first = sections[0]?.cells[0];
    if (event.key === 'Enter') {
      // Nor does it send the message that is being written.
      event.preventDefault();
      if (first && query.trim() !== '') pick(first.emoji, event.shiftKey);
    } else if (event.key === 'ArrowDown' && box.current) {
      event.preventDefault();
      focusFirst(box.current);
    }
  };

  return (
    <div className="flex flex-col gap-2">
      <SearchField
        ref={searchRef}
        label="Search emoji"
        data-autofocus={isSearchFirst || undefined}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={handleSearchKey}
      />
      {query.trim() === '' && set && <GroupBar box={box} names={sections.map(({ name }) => name)} />}
      <EmojiGrid
        ref={box}
        sections={drawn}
        onPick={pick}
        onPoint={setPointed}
        onType={() => searchRef.current?.focus()}
      />
      <Said set={set} query={query} isFound={isFound} />
      <div className="flex h-9 items-center justify-between gap-2">
        <Pointed emoji={pointed} set={set} />
        <SkinToneField tone={use.tone} onChange={use.setTone} />
      </div>
    </div>
  );
}

function useSections(
  set: EmojiSet | null,
  query: string,
  use: ReturnType<typeof useEmojiUse>,
): readonly EmojiSection[] {
  const cellOf = (emoji: Pick<Emoji, 'emoji' | 'name' | 'takesTones'>) => ({
    emoji: use.toned(emoji),
    name: emoji.name,
  });
  if (query.trim() !== '') {
    const found = set ? set.find(query) : QUICK_EMOJI.filter(({ name }) => name.includes(query.trim()));
    return [{ name: 'Found', cells: found.slice(0, RESULTS_MAX).map(cellOf) }];
  }
  const quick = new Map(QUICK_EMOJI.map(({ emoji, name }) => [emoji, name]));
  const recent = use.recent.map((emoji) => ({
    emoji,
    name: set?.of(emoji)?.name ?? quick.get(emoji) ?? emoji,
  }));
  return [
    recent.length > 0 ? { name: RECENT, cells: recent } : { name: OFTEN, cells: QUICK_EMOJI.map(cellOf) },
    ...(set?.groups ?? []).map(({ name, emoji }) => ({ name, cells: emoji.map(cellOf) })),
  ];
}

interface SaidProps {
  readonly set: EmojiSet | null;
  readonly query: string;
  readonly isFound: boolean;
}

function Said({ set, query, isFound }: SaidProps) {
  const { state } = useConnection();
  const isWaiting = set === null;
  return (
    <p role="status" className="text-14 text-ink-3 px-1 empty:hidden">
      {isWaiting &&
        (state === 'offline' ? 'The others come when the connection is back.' : 'Fetching the others…')}
      {!isWaiting && !isFound && `No emoji for “${query.trim()}”.`}
    </p>
  );
}

/** The one that is pointed at or has the focus, and by what it is completed in the composer. */
function Pointed({ emoji, set }: { readonly emoji: string | null; readonly set: EmojiSet | null }) {
  const known = emoji === null ? undefined : set?.of(emoji);
  if (emoji === null || !known) return <span aria-hidden />;
  return (
    <span aria-hidden className="text-13 text-ink-2 flex min-w-0 items-center gap-2">
      <span className="text-22">{emoji}</span>
      <span className="truncate">:{known.names[0]}:</span>
    </span>
  );
}
