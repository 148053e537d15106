'use client';

import { Archive, ArchiveRestore, LogOut, Pencil } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { RoomForm } from '../../_rooms/room-form.tsx';
import { Button } from '../../_ui/form/button.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { StatusLine } from '../../_ui/layout/status-line.tsx';
import { LeaveDialog } from '../conversation/leave-dialog.tsx';
import { useLeaveRoom } from '../conversation/use-leave-room.ts';

/** What one can do with a room: owners and admins edit and archive it, every member can leave. */
export function RoomActions({ conversation }: { readonly conversation: Conversation }) {
  const { store } = useLiveClient();
  const leaveRoom = useLeaveRoom();
  const router = useRouter();
  const [open, setOpen] = useState<'edit' | 'leave' | 'archive' | null>(null);
  const [failure, setFailure] = useState('');
  const canManage = conversation.myRole !== 'member';
  const isArchived = conversation.archivedAt !== null;
  const close = () => setOpen(null);
  const apply = (updated: Conversation) =>
    store.dispatch({ type: 'conversations', conversations: [updated] });
  const attempt = (work: Promise<unknown>) => {
    setFailure('');
    close();
    work.catch((thrown: unknown) => setFailure(`Not done — ${errorMessage(thrown)}`));
  };
  const archive = (isArchivedNow: boolean) =>
    attempt(
      call('PATCH /conversations/{id}', {
        params: { id: conversation.id },
        body: { isArchived: isArchivedNow },
      }).then(apply),
    );
  const leave = () => attempt(leaveRoom(conversation).then(() => router.push('/rooms' as Route)));

  return (
    <div className="border-line flex flex-wrap justify-center gap-2 border-t px-4 py-4">
      {canManage && (
        <>
          <Button size="sm" onClick={() => setOpen('edit')}>
            <Pencil aria-hidden size={16} strokeWidth={1.75} /> Edit room
          </Button>
          <Button size="sm" onClick={() => (isArchived ? archive(false) : setOpen('archive'))}>
            {isArchived ? (
              <ArchiveRestore aria-hidden size={16} strokeWidth={1.75} />
            ) : (
              <Archive aria-hidden size={16} strokeWidth={1.75} />
            )}
            {isArchived ? 'Bring back' : 'Archive'}
          </Button>
        </>
      )}
      <Button size="sm" variant="danger" onClick={() => setOpen('leave')}>
        <LogOut aria-hidden size={16} strokeWidth={1.75} /> Leave
      </Button>
      <StatusLine text={failure} tone="danger" className="w-full text-center empty:hidden" />
      <Dialog isOpen={open === 'edit'} onClose={close} title="Edit room">
        {open === 'edit' && (
          <RoomForm
            room={conversation}
            submitLabel="Save"
            onSubmit={async (input) => {
              apply(
                await call('PATCH /conversations/{id}', { params: { id: conversation.id }, body: input }),
              );
              close();
            }}
            onCancel={close}
          />
        )}
      </Dialog>
      <ArchiveDialog
        name={conversation.name}
        isOpen={open === 'archive'}
        onClose={close}
        onArchive={() => archive(true)}
      />
      <LeaveDialog conversation={open === 'leave' ? conversation : null} onClose={close} onLeave={leave} />
    </div>
  );
}

interface RoomDialogProps {
  readonly name: string | null;
  readonly isOpen: boolean;
  onClose(): void;
}

function ArchiveDialog({ name, isOpen, onClose, onArchive }: RoomDialogProps & { onArchive(): void }) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Archive ${isolate(name ?? 'this room')}?`}
      description="Every member can still read it, no one can write in it. You can bring it back."
      footer={
        <>
          <Button onClick={onClose}>Keep it open</Button>
          <Button variant="primary" onClick={onArchive}>
            Archive room
          </Button>
        </>
      }
    />
  );
}
