import { MessageCircle } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getPerson } from '@/lib/accounts/people/get-person.ts';
import { findDirect } from '@/lib/conversations/direct/find-direct.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { isAppError } from '@/lib/use-case/app-error.ts';
import { openDirectAction } from '../../../../_actions/messages.ts';
import { Button } from '../../../../_ui/form/button.tsx';
import { EmptyState } from '../../../../_ui/layout/empty-state.tsx';

export const metadata: Metadata = { title: 'New conversation' };

/**
 * Leads to the conversation with a person. While there is none it asks: a link from elsewhere must not make one, so
 * showing this page writes nothing.
 */
export default async function ChatWithPage({ params }: PageProps<'/chat/with/[userId]'>) {
  const { userId } = await params;
  const { ctx, caller } = await requireCaller();
  const existing = await findDirect(ctx, caller, { userId });
  if (existing !== null) redirect(`/chat/${existing}`);
  const person = await getPerson(ctx, caller, { id: userId }).catch((thrown: unknown) => {
    if (isAppError(thrown) && thrown.code === 'not_found') notFound();
    throw thrown;
  });
  if (person.id === caller.userId) notFound();
  return (
    <EmptyState
      icon={MessageCircle}
      title={person.displayName}
      level={1}
      action={
        <form action={openDirectAction.bind(null, person.id)}>
          <Button type="submit" variant="primary">
            Write to {person.displayName}
          </Button>
        </form>
      }
    >
      You have not written to each other yet.
    </EmptyState>
  );
}
