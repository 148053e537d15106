'use client';

import { EllipsisVertical } from 'lucide-react';
import { Menu } from '../../../_ui/layers/menu.tsx';
import type { ActedOn } from './message-entries.ts';
import { MessageItems } from './message-items.tsx';

/** The button beside a message that is pointed at or has the focus, with what can be done. */
export function MessageMenu(on: ActedOn) {
  return (
    <Menu
      label="Message options"
      align={on.isOwn ? 'end' : 'start'}
      trigger={<EllipsisVertical aria-hidden size={18} strokeWidth={1.75} />}
      triggerClassName="grid size-10 place-items-center rounded-full text-ink-3 hover:bg-hover hover:text-ink aria-expanded:bg-hover"
    >
      <MessageItems {...on} />
    </Menu>
  );
}
