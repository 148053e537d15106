import { MoreHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu } from '../_ui/layers/menu.tsx';

interface RowMenuProps {
  /** Whose row it is. */
  readonly name: string;
  readonly children: ReactNode;
}

/** The button at the end of a row, with what can be done to it. */
export function RowMenu({ name, children }: RowMenuProps) {
  return (
    <Menu
      label={`Actions for ${name}`}
      align="end"
      trigger={<MoreHorizontal aria-hidden size={20} strokeWidth={1.75} />}
      triggerClassName="rounded-control text-ink-2 hover:bg-hover grid size-11 shrink-0 place-items-center sm:size-9"
    >
      {children}
    </Menu>
  );
}
