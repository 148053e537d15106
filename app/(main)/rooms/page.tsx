import { DoorOpen } from 'lucide-react';
import type { Metadata } from 'next';
import { EmptyState } from '../../_ui/empty-state.tsx';

export const metadata: Metadata = { title: 'Rooms' };

export default function RoomsPage() {
  return (
    <div className="grid h-full place-items-center">
      <EmptyState icon={DoorOpen} title="Pick a room">
        Public rooms are open to everybody here. Private ones are seen by those who are in them.
      </EmptyState>
    </div>
  );
}
