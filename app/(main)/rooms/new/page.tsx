import type { Metadata } from 'next';
import { requireCaller } from '@/lib/http/page.ts';
import { NewRoomForm } from '../../../_rooms/new-room-form.tsx';
import { PageColumn } from '../../../_ui/layout/page-column.tsx';

export const metadata: Metadata = { title: 'New room' };

/** Where a room is made without a script, and from a link. */
export default async function NewRoomPage() {
  await requireCaller();
  return (
    <PageColumn title="New room">
      <p className="text-16 text-ink-2 mt-1 mb-6">
        A conversation with a name, for everyone or for those you invite.
      </p>
      <NewRoomForm />
    </PageColumn>
  );
}
