'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { roomsApi } from '../../_live/api-rooms.ts';
import { useLiveClient } from '../../_live/live-context.ts';
import { Dialog } from '../../_ui/dialog.tsx';
import { RoomForm } from './room-form.tsx';

interface NewRoomDialogProps {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Makes a room and leads into it. */
export function NewRoomDialog({ isOpen, onClose }: NewRoomDialogProps) {
  const { store } = useLiveClient();
  const router = useRouter();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="New room"
      description="A conversation with a name, for everybody or for those you invite."
    >
      {isOpen && (
        <RoomForm
          submitLabel="Create room"
          onCancel={onClose}
          onSubmit={async (input) => {
            const conversation = await roomsApi.create(input);
            store.dispatch({ type: 'conversations', conversations: [conversation] });
            onClose();
            router.push(`/chat/${conversation.id}` as Route);
          }}
        />
      )}
    </Dialog>
  );
}
