'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useActionState } from 'react';
import { createRoomAction } from '../_actions/rooms.ts';
import { useLiveClient } from '../_client/live/live-context.ts';
import { call } from '../_client/rest/call.ts';
import { RoomForm } from './room-form.tsx';

/** Makes a room and leads into it; without a script by a plain form. */
export function NewRoomForm({ onCancel }: { readonly onCancel?: () => void }) {
  const { store } = useLiveClient();
  const router = useRouter();
  const [refusal, action] = useActionState(createRoomAction, null);
  return (
    <RoomForm
      submitLabel="Create room"
      isNew
      action={action}
      refusal={refusal}
      onSubmit={async (input) => {
        const conversation = await call('POST /conversations', { body: { kind: 'room', ...input } });
        store.dispatch({ type: 'conversations', conversations: [conversation] });
        router.push(`/rooms/${encodeURIComponent(conversation.slug ?? '')}` as Route);
      }}
      {...(onCancel && { onCancel })}
    />
  );
}
