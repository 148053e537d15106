'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { createRoomSchema, slugSchema } from '@/lib/contract/conversations/room.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { createRoom } from '@/lib/conversations/rooms/create-room.ts';
import { runAction } from '@/lib/http/action.ts';
import { joinRoomWithLine, leaveRoomWithLine } from '@/lib/messages/room-events/change-members.ts';
import { type FormState, shown, textOf } from './form-state.ts';

const bySlugSchema = z.strictObject({ slug: slugSchema });

/** Fields `name`, `visibility`, `topic`, `isAnnouncement` (a checkbox), `memberIds` (several). Makes a room and leads into it. */
export async function createRoomAction(_previous: FormState, form: FormData): Promise<FormState> {
  const input = {
    kind: 'room',
    name: textOf(form, 'name'),
    visibility: textOf(form, 'visibility'),
    topic: textOf(form, 'topic'),
    isAnnouncement: form.has('isAnnouncement'),
    memberIds: form.getAll('memberIds').filter((id) => typeof id === 'string'),
  };
  const result = await runAction(
    { as: endpoints.openConversation, schema: createRoomSchema },
    input,
    createRoom,
  );
  if (!result.ok) return shown(result, form, ['name', 'visibility', 'topic', 'isAnnouncement']);
  redirect(roomPath(result.value.slug ?? ''));
}

/** Field `slug`: makes the caller a member of a public room and leads into it. */
export async function joinRoomAction(_previous: FormState, form: FormData): Promise<FormState> {
  const slug = textOf(form, 'slug');
  const result = await runAction(
    { as: endpoints.joinRoom, schema: bySlugSchema },
    { slug },
    async (ctx, caller, input) => {
      await joinRoomWithLine(ctx, caller, input);
      return undefined;
    },
  );
  if (!result.ok) return shown(result, form);
  redirect(roomPath(slug));
}

function roomPath(slug: string): Route {
  return `/rooms/${encodeURIComponent(slug)}` as Route;
}

/** Field `slug`: ends the caller's membership and leads to the lobby. */
export async function leaveRoomAction(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(
    { as: endpoints.leaveRoom, schema: bySlugSchema },
    { slug: textOf(form, 'slug') },
    async (ctx, caller, input) => {
      await leaveRoomWithLine(ctx, caller, input);
      return undefined;
    },
  );
  if (!result.ok) return shown(result, form);
  redirect('/rooms' as Route);
}
