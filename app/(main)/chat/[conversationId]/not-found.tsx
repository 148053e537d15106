import { MessageCircleOff } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { KeptTextHere } from '../../../_chat/composer/kept-text-here.tsx';
import { buttonClass } from '../../../_ui/form/button-class.ts';
import { EmptyState } from '../../../_ui/layout/empty-state.tsx';

export default function NoSuchConversation() {
  return (
    <div className="flex h-full flex-col justify-center">
      <EmptyState
        icon={MessageCircleOff}
        title="There is no such conversation"
        action={
          <Link href={'/chat' as Route} className={buttonClass('plain')}>
            All chats
          </Link>
        }
      >
        It does not exist, or you are not in it.
      </EmptyState>
      <KeptTextHere />
    </div>
  );
}
