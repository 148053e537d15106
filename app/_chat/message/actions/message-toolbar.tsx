'use client';

import clsx from 'clsx';
import { EllipsisVertical, Reply } from 'lucide-react';
import { useMe } from '../../../_client/live/hooks.ts';
import { Menu } from '../../../_ui/layers/menu.tsx';
import { useQuickReactions } from '../reactions/use-quick-reactions.ts';
import { useMessageActions } from './message-actions.ts';
import type { ActedOn } from './message-entries.ts';
import { MessageItems } from './message-items.tsx';

const BUTTON_CLASS =
  'text-ink-3 hover:bg-hover hover:text-ink aria-expanded:bg-hover grid size-8 place-items-center rounded-full outline-offset-[-2px] transition-colors';

/** Beside a message that is pointed at or has the focus: what is done most, and the menu with the rest. */
export function MessageToolbar(on: ActedOn) {
  const actions = useMessageActions();
  const me = useMe();
  const quick = useQuickReactions(3);
  if (matchMedia('(pointer: coarse)').matches) return <SheetButton {...on} />;
  const { message, isOwn, isWritable } = on;
  const isMine = (emoji: string) =>
    message.reactions.some((reaction) => reaction.emoji === emoji && reaction.userIds.includes(me.id));
  return (
    <div className="toolbar-place">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what a form sends */}
      <div role="group" aria-label="Quick actions" className="floating animate-fade flex rounded-full! p-0.5">
        {isWritable && (
          <>
            {quick.map(({ emoji, label }) => (
              <button
                key={emoji}
                type="button"
                aria-pressed={isMine(emoji)}
                aria-label={label}
                data-tooltip={label}
                onClick={() => void actions.react(message, emoji, !isMine(emoji))}
                className={clsx(BUTTON_CLASS, 'text-16', isMine(emoji) && 'bg-selected')}
              >
                <span aria-hidden>{emoji}</span>
              </button>
            ))}
            <button
              type="button"
              aria-label="Reply"
              data-tooltip="Reply"
              onClick={() => actions.reply(message)}
              className={BUTTON_CLASS}
            >
              <Reply aria-hidden size={18} strokeWidth={1.75} />
            </button>
          </>
        )}
        <Menu
          label="Message options"
          align={isOwn ? 'end' : 'start'}
          trigger={<EllipsisVertical aria-hidden size={18} strokeWidth={1.75} />}
          triggerClassName={BUTTON_CLASS}
        >
          <MessageItems {...on} />
        </Menu>
      </div>
    </div>
  );
}

/** For a finger that does not press long: the same menu, at the bottom of the window. */
function SheetButton(on: ActedOn) {
  const actions = useMessageActions();
  return (
    <button
      type="button"
      aria-label="Message options"
      aria-haspopup="dialog"
      onClick={() => actions.openMenu(on, { kind: 'sheet' })}
      className="text-ink-3 hover:bg-hover hover:text-ink grid size-11 place-items-center rounded-full"
    >
      <EllipsisVertical aria-hidden size={18} strokeWidth={1.75} />
    </button>
  );
}
