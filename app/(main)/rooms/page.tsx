import type { Metadata } from 'next';
import { listRooms } from '@/lib/conversations/rooms/list-rooms.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { Lobby } from '../../_rooms/lobby.tsx';
import { PageColumn } from '../../_ui/layout/page-column.tsx';

export const metadata: Metadata = { title: 'Rooms' };

/** The lobby: the rooms one can see. `?query=` and `?cursor=` do without a script what the page does with one. */
export default async function RoomsPage({ searchParams }: PageProps<'/rooms'>) {
  const asked = await searchParams;
  const { ctx, caller } = await requireCaller();
  const query = textOf(asked.query);
  const cursor = textOf(asked.cursor);
  const page = await listRooms(ctx, caller, { query, ...(cursor !== '' && { cursor }) });
  return (
    <PageColumn title="Rooms">
      <Lobby key={`${query} ${cursor}`} seed={{ query, cursor: cursor === '' ? null : cursor, page }} />
    </PageColumn>
  );
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.slice(0, 200) : '';
}
