import type { Metadata, Route } from 'next';
import { notFound, redirect } from 'next/navigation';
import { isAppError } from '@/lib/app-error.ts';
import { getRoom } from '@/lib/conversations/get-room.ts';
import { requireCaller } from '@/lib/doors/page.ts';
import { RoomPreview } from '../room-preview.tsx';

async function load(slug: string) {
  const { ctx, caller } = await requireCaller();
  return await getRoom(ctx, caller, { slug: decodeURIComponent(slug) }).catch((thrown: unknown) => {
    if (isAppError(thrown) && thrown.code === 'not_found') return null;
    throw thrown;
  });
}

export async function generateMetadata({ params }: PageProps<'/rooms/[slug]'>): Promise<Metadata> {
  const room = await load((await params).slug);
  return { title: room?.name ?? 'Not found' };
}

/** A room by its name: its members are led into it, others asked to join. A private one is as one that is not there. */
export default async function RoomPage({ params }: PageProps<'/rooms/[slug]'>) {
  const room = await load((await params).slug);
  if (room === null) notFound();
  if (room.isMember) redirect(`/chat/${room.id}` as Route);
  return <RoomPreview room={room} />;
}
