'use client';

import clsx from 'clsx';
import { Copy, EllipsisVertical, Pencil, Trash2 } from 'lucide-react';
import type { Message } from '@/lib/contract/message.ts';
import { Menu } from '../../_ui/menu.tsx';
import { MenuItem } from '../../_ui/menu-item.tsx';
import { useMessageActions } from './message-actions.ts';

interface MessageMenuProps {
  readonly message: Message;
  readonly isOwn: boolean;
}

/** The button beside a message that is pointed at or has the focus, with what can be done. */
export function MessageMenu({ message, isOwn }: MessageMenuProps) {
  const actions = useMessageActions();
  return (
    <div
      className={clsx('absolute top-0 grid h-full place-items-center', isOwn ? 'right-full' : 'left-full')}
    >
      <Menu
        label="Message options"
        align={isOwn ? 'end' : 'start'}
        trigger={<EllipsisVertical aria-hidden size={18} strokeWidth={1.75} />}
        triggerClassName="grid size-10 place-items-center rounded-full text-ink-3 hover:bg-hover hover:text-ink aria-expanded:bg-hover"
      >
        <MenuItem icon={Copy} onClick={() => actions.copy(message)}>
          Copy text
        </MenuItem>
        {isOwn && (
          <>
            <MenuItem icon={Pencil} onClick={() => actions.edit(message)}>
              Edit
            </MenuItem>
            <MenuItem icon={Trash2} tone="danger" onClick={() => actions.remove(message)}>
              Delete for everyone
            </MenuItem>
          </>
        )}
      </Menu>
    </div>
  );
}
