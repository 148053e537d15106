'use client';

import { Search } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { TextField } from '../../../_ui/form/text-field.tsx';
import { Dialog } from '../../../_ui/layers/dialog.tsx';
import { findEmoji } from './emoji.ts';

interface ReactionPickerProps {
  readonly isOpen: boolean;
  onClose(): void;
  onPick(emoji: string): void;
}

const COLUMNS = 8;

/** A few dozen emoji to react with, found by a word; Enter picks the first, arrow keys go through them. */
export function ReactionPicker({ isOpen, onClose, onPick }: ReactionPickerProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="React" className="max-w-96">
      {isOpen && <Choices onPick={onPick} />}
    </Dialog>
  );
}

function Choices({ onPick }: { onPick(emoji: string): void }) {
  const [query, setQuery] = useState('');
  const found = findEmoji(query);
  return (
    <>
      <TextField
        label="Search emoji"
        isLabelHidden
        placeholder="Search emoji"
        type="search"
        data-autofocus
        autoComplete="off"
        leading={<Search aria-hidden size={16} strokeWidth={1.75} />}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) onPick(found[0].emoji);
        }}
      />
      <ul
        aria-label="Emoji"
        onKeyDown={moveFocus}
        className="mt-3 grid max-h-72 grid-cols-8 gap-0.5 overflow-y-auto"
      >
        {found.map(({ emoji, name }) => (
          <li key={emoji}>
            <button
              type="button"
              aria-label={name}
              title={name}
              onClick={() => onPick(emoji)}
              className="text-22 rounded-control hover:bg-hover grid aspect-square w-full place-items-center outline-offset-[-2px]"
            >
              <span aria-hidden>{emoji}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-14 text-ink-3 mt-2 empty:hidden">
        {found.length === 0 ? `No emoji for “${query.trim()}”.` : ''}
      </p>
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
};

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at =
    document.activeElement instanceof HTMLButtonElement ? buttons.indexOf(document.activeElement) : -1;
  const next = buttons[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
