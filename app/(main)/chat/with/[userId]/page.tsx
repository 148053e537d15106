import { notFound, redirect } from 'next/navigation';
import { isAppError } from '@/lib/app-error.ts';
import { openDirect } from '@/lib/conversations/open-direct.ts';
import { requireCaller } from '@/lib/doors/page.ts';

/** Leads to the conversation with somebody, made now if there is none. */
export default async function ChatWithPage({ params }: PageProps<'/chat/with/[userId]'>) {
  const { userId } = await params;
  const { ctx, caller } = await requireCaller();
  const opened = await openDirect(ctx, caller, { userId }).catch((thrown: unknown) => {
    if (isAppError(thrown) && (thrown.code === 'not_found' || thrown.code === 'invalid')) notFound();
    throw thrown;
  });
  redirect(`/chat/${opened.conversation.id}`);
}
