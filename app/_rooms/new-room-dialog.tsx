'use client';

import { Dialog } from '../_ui/layers/dialog.tsx';
import { NewRoomForm } from './new-room-form.tsx';

interface NewRoomDialogProps {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Makes a room and leads into it. */
export function NewRoomDialog({ isOpen, onClose }: NewRoomDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="New room"
      description="A conversation with a name, for everyone or for those you invite."
    >
      {isOpen && <NewRoomForm onCancel={onClose} />}
    </Dialog>
  );
}
