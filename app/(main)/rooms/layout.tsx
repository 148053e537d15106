import type { ReactNode } from 'react';
import { listRooms } from '@/lib/conversations/list-rooms.ts';
import { requireCaller } from '@/lib/doors/page.ts';
import { RoomsPanes } from './rooms-panes.tsx';

export default async function RoomsLayout({ children }: { readonly children: ReactNode }) {
  const { ctx, caller } = await requireCaller();
  const seed = await listRooms(ctx, caller, {});
  return <RoomsPanes seed={seed}>{children}</RoomsPanes>;
}
