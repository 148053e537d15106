'use client';

import clsx from 'clsx';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

interface LetterRailProps {
  /** In the order of the list. */
  readonly letters: readonly string[];
  /** The letter that is in view. */
  readonly current: string;
  /** Over the ends of the rows, which leave `--rail` free for it; else beside them. */
  readonly isOver?: boolean;
  readonly onJump: (letter: string) => void;
}

/** The A–Z edge: press or drag to a letter, or by keys: arrows, Home, End, or the letter itself. */
export function LetterRail({ letters, current, isOver = false, onJump }: LetterRailProps) {
  const rail = useRef<HTMLDivElement>(null);
  const last = useRef('');
  const at = letters.indexOf(current);

  const jump = (letter: string | undefined) => {
    if (letter === undefined || letter === last.current) return;
    last.current = letter;
    onJump(letter);
  };
  const jumpTo = (event: PointerEvent) => {
    const box = rail.current?.getBoundingClientRect();
    if (!box || letters.length === 0) return;
    const index = Math.floor(((event.clientY - box.top) / box.height) * letters.length);
    jump(letters[Math.min(letters.length - 1, Math.max(0, index))]);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: letters.length - 1,
    }[event.key];
    const letter =
      index === undefined ? letters.find((each) => each === event.key.toUpperCase()) : letters[index];
    if (letter === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    last.current = '';
    jump(letter);
  };

  return (
    <div
      ref={rail}
      role="slider"
      tabIndex={0}
      aria-label="Jump to letter"
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={letters.length}
      aria-valuenow={Math.max(1, at + 1)}
      aria-valuetext={current}
      onKeyDown={handleKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = '';
        jumpTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) jumpTo(event);
      }}
      className={clsx(
        'text-12 text-ink-3 ring-inside short:hidden my-1 flex w-6 shrink-0 cursor-pointer touch-none flex-col overflow-hidden select-none',
        isOver && 'absolute inset-y-0 end-0 z-20',
      )}
    >
      {letters.map((letter) => (
        <span
          key={letter}
          aria-hidden
          className={clsx(
            'grid min-h-0 grow basis-0 place-items-center overflow-hidden leading-none',
            letter === current && 'text-brand-text font-semibold',
          )}
        >
          {letter}
        </span>
      ))}
    </div>
  );
}
