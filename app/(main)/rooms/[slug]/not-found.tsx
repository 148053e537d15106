import { DoorClosed } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { buttonClass } from '../../../_ui/form/button-class.ts';
import { EmptyState } from '../../../_ui/layout/empty-state.tsx';

export default function NoSuchRoom() {
  return (
    <div className="grid h-full place-items-center">
      <EmptyState
        icon={DoorClosed}
        level={1}
        title="There is no such room"
        action={
          <Link href={'/rooms' as Route} className={buttonClass('plain')}>
            All rooms
          </Link>
        }
      >
        It does not exist, or you need an invitation to see it.
      </EmptyState>
    </div>
  );
}
