'use client';

import { Fragment } from 'react';
import { keyEntry } from '../../../_shell/shortcuts/key-table.ts';
import { MenuItem, MenuLine } from '../../../_ui/layers/menu-item.tsx';
import { QUICK_EMOJI } from '../../emoji/quick-emoji.ts';
import { useEmojiUse } from '../../emoji/use-emoji-use.ts';
import { ENTRY_ICONS } from './entry-icons.ts';
import { useMessageActions } from './message-actions.ts';
import { type ActedOn, entriesFor, type MessageEntry } from './message-entries.ts';

/** Everything that can be done with a message, as the items of a menu: some reactions, and the list below them. */
export function MessageItems(on: ActedOn) {
  const actions = useMessageActions();
  const { toned } = useEmojiUse();
  const { message, isWritable } = on;
  return (
    <>
      {isWritable && (
        <div role="none" className="flex justify-between gap-0.5 px-1 pb-1">
          {QUICK_EMOJI.map((quick) => (
            <button
              key={quick.emoji}
              type="button"
              role="menuitem"
              aria-label={`React with ${quick.name}`}
              onClick={() => void actions.react(message, toned(quick), true)}
              className="text-18 hover:bg-hover focus:bg-hover grid size-9 place-items-center rounded-full outline-offset-[-2px]"
            >
              <span aria-hidden>{toned(quick)}</span>
            </button>
          ))}
        </div>
      )}
      {entriesFor(on).map((group, index) => (
        <Fragment key={group[0]?.name}>
          {index > 0 && <MenuLine />}
          {group.map((entry) => (
            <MenuItem
              key={entry.name}
              icon={ENTRY_ICONS[entry.name]}
              tone={entry.isLoss ? 'danger' : 'plain'}
              aria-keyshortcuts={letterOf(entry)}
              onClick={() => entry.act(actions, message)}
            >
              <span className="grow">{entry.label}</span>
              {letterOf(entry) && (
                <kbd aria-hidden className="text-12 text-ink-3 max-sm:hidden">
                  {letterOf(entry)}
                </kbd>
              )}
            </MenuItem>
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
