'use client';

import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isProblem, readSearch, SEARCH_MAX, sentText } from '@/lib/contract/search/search-terms.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { SearchField } from '../../_ui/form/search-field.tsx';
import type { Finding } from './finding.ts';
import { markFound } from './mark-found.ts';
import { type HitsState, useHits } from './use-hits.ts';

interface FindBarProps {
  readonly conversationId: string;
  readonly finding: Finding;
  onClose(): void;
}

/** The search in the open conversation: goes from hit to hit, with the words marked in the log. */
export default function FindBar({ conversationId, finding, onClose }: FindBarProps) {
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(finding.words);
  const openedSeq = typed === finding.words ? finding.seq : null;
  const hits = useHits(conversationId, typed, openedSeq);

  // Opened by a result, the focus is on that message.
  useEffect(() => {
    if (finding.seq === null) box.current?.select();
  }, [finding.seq]);
  useEffect(() => {
    const log = document.querySelector<HTMLElement>('[role="log"]');
    const read = readSearch(sentText(typed));
    if (!log || isProblem(read)) return;
    return markFound(log, read.terms);
  }, [typed]);

  const close = () => {
    onClose();
    document.querySelector<HTMLElement>('textarea[name="body"]')?.focus();
  };
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isInBox = event.target === box.current;
    if (event.key === 'Escape') close();
    else if (isInBox && (event.key === 'ArrowUp' || (event.key === 'Enter' && !event.shiftKey))) hits.step(1);
    else if (isInBox && (event.key === 'ArrowDown' || event.key === 'Enter')) hits.step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search
      onKeyDown={handleKey}
      className="border-line bg-surface flex shrink-0 items-start gap-1 border-b px-2 py-1.5 sm:px-4"
    >
      <SearchField
        ref={box}
        label="Search in this conversation"
        placeholder="Search messages"
        maxLength={SEARCH_MAX}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="min-w-0 grow"
      />
      <p
        role="status"
        className="text-13 text-ink-2 min-h-9 content-center text-center tabular-nums sm:min-w-16"
      >
        {statusOf(hits, typed)}
      </p>
      <IconButton
        label="Older"
        icon={ChevronUp}
        disabled={hits.at + 1 >= hits.seqs.length && hits.nextCursor === null}
        onClick={() => hits.step(1)}
      />
      <IconButton label="Newer" icon={ChevronDown} disabled={hits.at <= 0} onClick={() => hits.step(-1)} />
      <IconButton label="Close the search" keys="Esc" icon={X} onClick={close} />
    </search>
  );
}

function statusOf({ seqs, nextCursor, at, isSearching, problem }: HitsState, typed: string): string {
  if (typed.trim() === '') return '';
  if (problem !== null) return problem;
  if (seqs.length === 0) return isSearching ? '' : 'Nothing found';
  const count = `${seqs.length}${nextCursor === null ? '' : '+'}`;
  return at < 0 ? `${count} found` : `${at + 1} of ${count}`;
}
