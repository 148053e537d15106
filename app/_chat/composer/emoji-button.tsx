'use client';

import clsx from 'clsx';
import { Smile } from 'lucide-react';
import { type Ref, type RefObject, Suspense } from 'react';
import { Popover } from '../../_ui/layers/popover.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { FOLDED_CLASS } from '../files/tray/folded-class.ts';
import { putText } from './text-box/insert-text.ts';

const EmojiPicker = loadLater(() => import('../emoji/emoji-picker.tsx').then((loaded) => loaded.EmojiPicker));

interface EmojiButtonProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
}

/** Puts an emoji where the cursor is; with Shift one goes on choosing. */
export function EmojiButton({ ref, textRef }: EmojiButtonProps) {
  return (
    <Popover
      label="Emoji"
      side="top"
      align="end"
      trigger={<Smile aria-hidden size={18} strokeWidth={1.75} />}
      triggerRef={ref}
      triggerClassName={clsx(
        'text-ink-2 hover:bg-hover hover:text-ink aria-expanded:bg-hover my-px inline-grid size-11 shrink-0 place-items-center rounded-full transition-colors sm:my-0.5 sm:size-9',
        FOLDED_CLASS,
      )}
      className="w-86 max-w-[calc(100vw-16px)] p-2"
    >
      {(close) => (
        // As high as what comes.
        <Suspense fallback={<div className="h-96" />}>
          <EmojiPicker
            onPick={(emoji, { isShift }) => {
              const field = textRef.current;
              if (!field) return;
              const before = document.activeElement;
              putText(field, field.selectionStart, field.selectionEnd, emoji);
              if (isShift && before instanceof HTMLElement) before.focus();
              else close();
            }}
          />
        </Suspense>
      )}
    </Popover>
  );
}
