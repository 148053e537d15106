'use client';

import clsx from 'clsx';
import { TextSelect } from 'lucide-react';
import { Fragment } from 'react';
import { keyEntry } from '../../../_shell/shortcuts/key-table.ts';
import { MenuItem, MenuLine } from '../../../_ui/layers/menu-item.tsx';
import { useQuickReactions } from '../reactions/use-quick-reactions.ts';
import { ENTRY_ICONS } from './entry-icons.ts';
import { useMessageActions } from './message-actions.ts';
import { type ActedOn, entriesFor, type MessageEntry } from './message-entries.ts';
import { selectText } from './select-text.ts';

interface MessageItemsProps extends ActedOn {
  /** For fingers: larger, without the letters of a keyboard, and with what a mouse does without a menu. */
  readonly isInSheet?: boolean;
}

/** Everything that can be done with a message, as the items of a menu: some reactions, and the list below them. */
export function MessageItems({ isInSheet = false, ...on }: MessageItemsProps) {
  const actions = useMessageActions();
  const quick = useQuickReactions(6);
  const { message, isWritable } = on;
  return (
    <>
      {isWritable && (
        <div role="none" className="flex justify-between gap-0.5 px-1 pb-1">
          {quick.map(({ emoji, label }) => (
            <button
              key={emoji}
              type="button"
              role="menuitem"
              aria-label={label}
              onClick={() => void actions.react(message, emoji, true)}
              className={clsx(
                'hover:bg-hover focus:bg-hover grid place-items-center rounded-full outline-offset-[-2px]',
                isInSheet ? 'text-22! size-12' : 'text-18 size-9',
              )}
            >
              <span aria-hidden>{emoji}</span>
            </button>
          ))}
        </div>
      )}
      {entriesFor(on).map((group, index) => (
        <Fragment key={group[0]?.name}>
          {index > 0 && <MenuLine />}
          {group.map((entry) => (
            <Fragment key={entry.name}>
              <MenuItem
                icon={ENTRY_ICONS[entry.name]}
                tone={entry.isLoss ? 'danger' : 'plain'}
                aria-keyshortcuts={letterOf(entry)}
                onClick={() => entry.act(actions, message)}
              >
                <span className="grow">{entry.label}</span>
                {!isInSheet && letterOf(entry) && (
                  <kbd aria-hidden className="text-12 text-ink-3 max-sm:hidden">
                    {letterOf(entry)}
                  </kbd>
                )}
              </MenuItem>
              {entry.name === 'copy' && isInSheet && (
                <MenuItem icon={TextSelect} onClick={() => selectText(message)}>
                  Select text
                </MenuItem>
              )}
            </Fragment>
          ))}
        </Fragment>
      ))}
    </>
  );
}

/** The letter or sign that does the same on a focused message. */
function letterOf({ key }: MessageEntry): string | undefined {
  const [first = ''] = key === undefined ? [] : keyEntry(key).keys;
  return first.length === 1 ? first : undefined;
}
