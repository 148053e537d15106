'use client';

import { useCallback, useDeferredValue, useState } from 'react';
import type { AdminRoom } from '@/lib/contract/admin/room.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import type { Page } from '@/lib/contract/values/paging.ts';
import { usePeople } from '../_client/live/hooks.ts';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { SearchField } from '../_ui/form/search-field.tsx';
import { SelectField } from '../_ui/form/select-field.tsx';
import { Dialog } from '../_ui/layers/dialog.tsx';
import { MenuItem } from '../_ui/layers/menu-item.tsx';
import { useToast } from '../_ui/layers/toast.tsx';
import { Badge } from '../_ui/layout/badge.tsx';
import { Time } from '../_ui/time/time.tsx';
import { AdminList } from './admin-list.tsx';
import { useConfirmed } from './confirmed.tsx';
import { RowMenu } from './row-menu.tsx';
import { useAdminList } from './use-admin-list.ts';

/** Every room: what it is, never what is said in it. */
export function RoomsSection({ seed }: { readonly seed: Page<AdminRoom> }) {
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const load = useCallback(
    (cursor: string | undefined) =>
      call('GET /admin/rooms', {
        query: {
          limit: 50,
          ...(asked.trim() === '' ? {} : { query: asked }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      }),
    [asked],
  );
  const list = useAdminList(seed, load);
  return (
    <>
      <SearchField
        label="Find a room"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        className="grow"
      />
      <AdminList
        label="All rooms"
        empty={asked.trim() === '' ? 'There are no rooms yet.' : 'No room fits.'}
        list={list}
      >
        {list.items.map((room) => (
          <RoomRow key={room.id} room={room} onChanged={list.replace} onDeleted={list.remove} />
        ))}
      </AdminList>
    </>
  );
}

interface RoomRowProps {
  readonly room: AdminRoom;
  readonly onChanged: (room: AdminRoom) => void;
  readonly onDeleted: (id: string) => void;
}

function RoomRow({ room, onChanged, onDeleted }: RoomRowProps) {
  const [open, setOpen] = useState<'delete' | 'owner' | null>(null);
  const run = useConfirmed();
  const toast = useToast();
  const { id, name, archivedAt } = room;
  const attempt = async (work: () => Promise<void>) => {
    setOpen(null);
    await work().catch((thrown: unknown) => toast(errorMessage(thrown)));
  };
  const change = (body: { readonly isArchived?: boolean; readonly ownerId?: string }) =>
    attempt(async () => onChanged(await call('PATCH /admin/rooms/{id}', { params: { id }, body })));
  const remove = () =>
    attempt(async () => {
      const done = await run(() => call('DELETE /admin/rooms/{id}', { params: { id } }).then(() => true));
      if (done) onDeleted(id);
    });
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 grow">
        <p className="text-14">
          <bdi className="font-medium">{name}</bdi> {room.visibility === 'private' && <Badge>Private</Badge>}{' '}
          {archivedAt !== null && <Badge>Archived</Badge>}
        </p>
        <p className="text-13 text-ink-3">
          {room.memberCount} {room.memberCount === 1 ? 'member' : 'members'} · {room.messageCount}{' '}
          {room.messageCount === 1 ? 'message' : 'messages'} · <Time at={room.activityAt} style="ago" />
        </p>
      </div>
      <RowMenu name={name}>
        <MenuItem onClick={() => void change({ isArchived: archivedAt === null })}>
          {archivedAt === null ? 'Archive' : 'Open again'}
        </MenuItem>
        <MenuItem onClick={() => setOpen('owner')}>New owner…</MenuItem>
        <MenuItem onClick={() => setOpen('delete')}>Delete room…</MenuItem>
      </RowMenu>
      <OwnerDialog
        isOpen={open === 'owner'}
        room={room}
        onClose={() => setOpen(null)}
        onChosen={(ownerId) => void change({ ownerId })}
      />
      <Dialog
        isOpen={open === 'delete'}
        onClose={() => setOpen(null)}
        title={`Delete ${isolate(name)}?`}
        description={`All ${room.messageCount} messages in it are deleted for everyone. This cannot be undone.`}
        footer={
          <>
            <Button onClick={() => setOpen(null)}>Keep it</Button>
            <Button variant="danger" onClick={() => void remove()}>
              Delete room
            </Button>
          </>
        }
      />
    </li>
  );
}

interface OwnerDialogProps {
  readonly isOpen: boolean;
  readonly room: AdminRoom;
  readonly onClose: () => void;
  readonly onChosen: (ownerId: string) => void;
}

function OwnerDialog({ isOpen, room, onClose, onChosen }: OwnerDialogProps) {
  const [ownerId, setOwnerId] = useState('');
  const people = usePeople().filter(({ id }) => !room.ownerIds.includes(id));
  const options = [
    { value: '', label: 'Choose a person' },
    ...people.map(({ id, displayName, username }) => ({ value: id, label: `${displayName} @${username}` })),
  ];
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={`New owner of ${room.name}`}
      description="One of its members. Those who own it now stay owners."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={ownerId === ''} onClick={() => onChosen(ownerId)}>
            Make owner
          </Button>
        </>
      }
    >
      <SelectField label="Person" options={options} value={ownerId} onChange={setOwnerId} />
    </Dialog>
  );
}
