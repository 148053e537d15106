'use client';

import {
  Copy,
  EllipsisVertical,
  Flag,
  History,
  Info,
  Link2,
  type LucideIcon,
  MailOpen,
  Pencil,
  Reply,
  Smile,
  SmilePlus,
  Trash2,
} from 'lucide-react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { Menu } from '../../_ui/layers/menu.tsx';
import { MenuItem, MenuLine } from '../../_ui/layers/menu-item.tsx';
import { useMessageActions } from './message-actions.ts';
import { QUICK_EMOJI } from './reactions/emoji.ts';

interface MessageMenuProps {
  readonly message: Message;
  readonly isOwn: boolean;
  /** Whether anything can be written or changed here. */
  readonly isWritable: boolean;
}

/** The button beside a message that is pointed at or has the focus, with what can be done. */
export function MessageMenu({ message, isOwn, isWritable }: MessageMenuProps) {
  const actions = useMessageActions();
  return (
    <Menu
      label="Message options"
      align={isOwn ? 'end' : 'start'}
      trigger={<EllipsisVertical aria-hidden size={18} strokeWidth={1.75} />}
      triggerClassName="grid size-10 place-items-center rounded-full text-ink-3 hover:bg-hover hover:text-ink aria-expanded:bg-hover"
    >
      {isWritable && (
        <>
          <div role="none" className="flex justify-between gap-0.5 px-1 pb-1">
            {QUICK_EMOJI.map(({ emoji, name }) => (
              <button
                key={emoji}
                type="button"
                role="menuitem"
                aria-label={`React with ${name}`}
                onClick={() => void actions.react(message, emoji, true)}
                className="text-18 hover:bg-hover focus:bg-hover grid size-9 place-items-center rounded-full outline-offset-[-2px]"
              >
                <span aria-hidden>{emoji}</span>
              </button>
            ))}
          </div>
          <Item icon={SmilePlus} keys="+" onClick={() => actions.pickReaction(message)}>
            React…
          </Item>
          <Item icon={Reply} keys="R" onClick={() => actions.reply(message)}>
            Reply
          </Item>
        </>
      )}
      {message.body !== '' && (
        <Item icon={Copy} onClick={() => actions.copy(message)}>
          Copy text
        </Item>
      )}
      <Item icon={Link2} onClick={() => actions.copyLink(message)}>
        Copy link
      </Item>
      <Item icon={MailOpen} keys="U" onClick={() => actions.markUnread(message)}>
        Mark unread from here
      </Item>
      {message.reactions.length > 0 && (
        <Item icon={Smile} onClick={() => actions.showReactions(message)}>
          Who reacted
        </Item>
      )}
      {message.editedAt !== null && (
        <Item icon={History} onClick={() => actions.showVersions(message)}>
          Earlier versions
        </Item>
      )}
      {!isOwn && (
        <Item icon={Flag} onClick={() => actions.report(message)}>
          Report…
        </Item>
      )}
      <Item icon={Info} onClick={() => actions.showReceipts(message)}>
        Info
      </Item>
      {isOwn && isWritable && (
        <>
          <MenuLine />
          <Item icon={Pencil} keys="E" onClick={() => actions.edit(message)}>
            Edit
          </Item>
          <MenuItem icon={Trash2} tone="danger" onClick={() => actions.remove(message)}>
            Delete for everyone
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

interface ItemProps {
  readonly icon: LucideIcon;
  /** The letter that does the same on a focused message. */
  readonly keys?: string;
  readonly children: string;
  onClick(): void;
}

function Item({ icon, keys, children, onClick }: ItemProps) {
  return (
    <MenuItem icon={icon} onClick={onClick} {...(keys && { 'aria-keyshortcuts': keys })}>
      <span className="grow">{children}</span>
      {keys && (
        <kbd aria-hidden className="text-12 text-ink-3 max-sm:hidden">
          {keys}
        </kbd>
      )}
    </MenuItem>
  );
}
